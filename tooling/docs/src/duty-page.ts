import {
  COVERAGE_2021_07_01,
  type Duty,
  type DutyValue,
  rulingCases,
  SCRIPT_ELEMENTS,
  SE_CONSUMER_2021_07_01,
  type Stage,
} from '@ringratt/rules';

const STAGES: Record<Stage, string> = {
  attempt: 'before an attempt',
  outcome: "on an attempt's outcome",
  call: 'in the call',
  sale: 'sale',
  activation: 'before activation: a condition of the gate',
  afterwards: 'afterwards',
};

const RESPONSIBLE: Record<Duty['responsible'], string> = {
  principal: 'the principal',
  contactCenter: 'the contact center',
  both: 'both parties',
};

const WEIGHTS: Record<Duty['weight'], string> = {
  law: 'a statute and the guidelines',
  code: 'the guidelines',
  advice: 'nothing: the guidelines only recommend it',
};

const REGIMES = {
  dal2: 'distance contracts act, chapter 2',
  dal3: 'distance contracts act, chapter 3 (financial services)',
  exempt: 'outside the act (oral agreement)',
} as const;

const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A time of day is stored in minutes after midnight; people read a clock. */
function amount(value: number, unit: DutyValue['unit']): string {
  if (value === 1) return `1 ${unit.replace(/s$/, '')}`;
  if (unit !== 'minutes' || value % 60 !== 0) return `${value} ${unit}`;
  return `${value} ${unit} (${value / 60} h)`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function sectionsOf(duty: Duty): string {
  return COVERAGE_2021_07_01.filter((row) => 'duties' in row && row.duties.includes(duty.id))
    .map(({ section }) => section)
    .join(', ');
}

function clausesOf(duty: Duty): string {
  const titles = new Map(SE_CONSUMER_2021_07_01.clauses.map(({ id, title }) => [id, title.en]));
  return duty.clauses.map((id) => `${id} (${titles.get(id)})`).join('; ');
}

function valuesOf(duty: Duty): string[] {
  const rows = Object.entries(duty.values ?? {}).flatMap(([name, { unit, versions }]) =>
    versions.map(({ from, value, reference }) => [words(name), amount(value, unit), from, reference]),
  );
  return rows.length === 0 ? [] : ['## Values', table(['value', 'amount', 'from', 'reference'], rows)];
}

function requirementsOf(duty: Duty): string[] {
  if (!('requirements' in duty) || duty.id === 'script-elements') return [];
  const rows = Object.values(duty.requirements).map(({ sv, en }) => [en, sv]);
  return ['## What it asks for', table(['English', 'Swedish'], rows)];
}

function whenOf({ when }: (typeof SCRIPT_ELEMENTS)[number]): string {
  const parts: string[] = [];
  if (when.kind !== undefined) parts.push(when.kind);
  if (when.regimes !== undefined) parts.push(when.regimes.join(' or '));
  if (when.subject !== undefined) parts.push(when.subject);
  if (when.recorded !== undefined) parts.push('recorded');
  return parts.length === 0 ? 'always' : parts.join(', ');
}

/** The table of elements by kind, regime, goods or service, and recording. */
function elementsOf(duty: Duty): string[] {
  if (duty.id !== 'script-elements') return [];
  const rows = SCRIPT_ELEMENTS.map((element) => [
    `\`${element.id}\``,
    element.clause,
    whenOf(element),
    element.title.en,
    element.title.sv,
  ]);
  return ['## The elements', table(['tag', 'clause', 'required', 'English', 'Swedish'], rows)];
}

function rulingsOf(duty: Duty): string[] {
  const lines = rulingCases.flatMap(({ docket, board, says, unsettled }) => [
    ...says
      .filter((settled) => settled.duty === duty.id)
      .map(({ outcome, why }) => `- ${board} ${docket}: ${words(outcome)}. ${why}`),
    ...unsettled
      .filter((open) => open.duty === duty.id)
      .map(({ why }) => `- ${board} ${docket}: open. ${why}`),
  ]);
  return lines.length === 0 ? [] : ['## Rulings', lines.join('\n'), '[The facts](rulings.md).'];
}

/** The page of one duty, as Markdown. */
export function dutyPage(duty: Duty): string {
  const facts = [
    `- Swedish title: ${duty.title.sv}`,
    `- Clause: ${clausesOf(duty)}`,
    `- Sections of the source: ${sectionsOf(duty)}`,
    `- Stage: ${STAGES[duty.stage]}`,
    `- Answers for it unless agreed otherwise: ${RESPONSIBLE[duty.responsible]}`,
    `- A breach breaks: ${WEIGHTS[duty.weight]}`,
    ...('regimes' in duty
      ? [`- Binds under: ${duty.regimes.map((regime) => REGIMES[regime]).join('; ')}`]
      : []),
    `- Id: \`${duty.id}\`, [the rule](../../packages/rules/src/duties/${duty.id}.ts) and [its test](../../packages/rules/src/duties/${duty.id}.test.ts)`,
  ];
  const parts = [
    `# ${duty.title.en}`,
    duty.explanation.en,
    facts.join('\n'),
    ...valuesOf(duty),
    ...requirementsOf(duty),
    ...elementsOf(duty),
    ...rulingsOf(duty),
    '[All duties](README.md)',
  ];
  return `${parts.join('\n\n')}\n`;
}
