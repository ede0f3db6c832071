import {
  COVERAGE_2021_07_01,
  type Coverage,
  type DutyId,
  duties,
  type RulingCase,
  rulingCases,
  SE_CONSUMER_2021_07_01,
} from '@ringratt/rules';

const byId = new Map(duties.map((duty) => [duty.id, duty]));
const link = (id: DutyId) => `[${byId.get(id)!.title.en}](${id}.md)`;

const coverageLine = (row: Coverage) =>
  'duties' in row
    ? `| ${row.section} | ${row.duties.map(link).join(', ')} |`
    : `| ${row.section} | None. ${row.why} |`;

function clauseSection({ id, title }: (typeof SE_CONSUMER_2021_07_01.clauses)[number]): string {
  const rows = COVERAGE_2021_07_01.filter(({ clause }) => clause === id).map(coverageLine);
  const heading = id === 'introduction' ? title.en : `${id}: ${title.en}`;
  return [
    `## ${heading}`,
    `${title.sv}.`,
    ['| section | duties |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

/** Every duty by the clause of the source it comes from, as Markdown. */
export function indexPage(): string {
  const { id, title, validFrom, clauses } = SE_CONSUMER_2021_07_01;
  const parts = [
    '# The rules, by clause',
    `${title.en}. Rule pack \`${id}\`, in force from ${validFrom}: ${duties.length} duties.`,
    'Generated from the catalogue in `packages/rules` by `pnpm run docs`; a test fails when a page is stale. Sections are cited by number, in words of our own. [Published rulings](rulings.md) are held against the rules.',
    ...clauses.map(clauseSection),
  ];
  return `${parts.join('\n\n')}\n`;
}

function rulingSection(ruling: RulingCase): string {
  const { docket, board, decided, facts, finding, editionThen, edition, completions, says, unsettled } =
    ruling;
  const supposed = completions.map(({ supposing }) => `- ${supposing}`);
  const answers = [
    ...says.map(({ duty, outcome, why }) => `- ${link(duty)}: ${outcome}. ${why}`),
    ...unsettled.map(({ duty, why }) => `- ${duty === null ? 'No rule' : link(duty)}: open. ${why}`),
  ];
  return [
    `## ${board} ${docket}${decided === null ? '' : ` (${decided})`}`,
    `Facts: ${facts}`,
    `The board: ${finding ?? 'What it found is not known here.'} It judged by ${editionThen}.`,
    `Our rules, under \`${edition}\`:`,
    answers.join('\n'),
    ...(supposed.length === 0
      ? []
      : ['Supposed where the text is silent, each in turn:', supposed.join('\n')]),
  ].join('\n\n');
}

/** The published rulings: what the board found and what our rules say, as Markdown. */
export function rulingsPage(): string {
  const parts = [
    '# Published rulings',
    'Each is a conformance case in `packages/rules/src/cases`. Published texts leave out most hours and numbers: a rule is settled where it says the same however those are supposed, and open where it does not.',
    ...rulingCases.map(rulingSection),
    '[All duties](README.md)',
  ];
  return `${parts.join('\n\n')}\n`;
}
