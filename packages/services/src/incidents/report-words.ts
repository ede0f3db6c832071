import { formatNumber } from '../numbers/format.ts';

export interface ReportedFacts {
  title: string;
  explanation: string;
  clauses: readonly string[];
  principal: string;
  center: string;
  campaign: string;
  callAt: number;
  number: string | null;
  presentedNumber: string | null;
  outcome: string | null;
  rings: number | null;
  agentReference: string | null;
  openedAt: number;
  closeReason: string | null;
}

const at = (instant: number, language: 'sv' | 'en') =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(instant);

const outcomes = {
  sv: {
    answered: 'besvarat',
    machine: 'telefonsvarare',
    busy: 'upptaget',
    'no-answer': 'inget svar',
    'hung-up': 'samtalet kopplades ned',
    silent: 'tyst samtal',
    failed: 'inte framkopplat',
  },
  en: {
    answered: 'answered',
    machine: 'answering machine',
    busy: 'busy',
    'no-answer': 'no answer',
    'hung-up': 'hung up',
    silent: 'silent call',
    failed: 'not put through',
  },
} as const;

const labels = {
  sv: {
    lead: (f: ReportedFacts) =>
      f.principal === f.center
        ? `Vi anmäler en avvikelse från de etiska riktlinjerna för telefonförsäljning hos ${f.principal}.`
        : `Vi anmäler en avvikelse från de etiska riktlinjerna för telefonförsäljning. Samtalen ringdes av ${f.center} för ${f.principal}.`,
    duty: (f: ReportedFacts) => `Det gäller ${f.title.toLowerCase()}, punkt ${f.clauses.join(', ')}.`,
    facts: 'Det här vet vi',
    call: 'Samtalet',
    number: 'Konsumentens nummer',
    presented: 'Visat nummer',
    outcome: 'Utfall',
    rings: 'Ringsignaler',
    agent: 'Agent',
    campaign: 'Uppdrag',
    found: 'Upptäckt',
    done: 'Åtgärd',
    nothingYet: 'Skriv här vad ni har gjort för att det inte ska hända igen.',
  },
  en: {
    lead: (f: ReportedFacts) =>
      f.principal === f.center
        ? `We report a departure from the ethical guidelines for telephone sales at ${f.principal}.`
        : `We report a departure from the ethical guidelines for telephone sales. The calls were made by ${f.center} for ${f.principal}.`,
    duty: (f: ReportedFacts) => `It concerns ${f.title.toLowerCase()}, clause ${f.clauses.join(', ')}.`,
    facts: 'What we know',
    call: 'The call',
    number: "The consumer's number",
    presented: 'Presented number',
    outcome: 'Outcome',
    rings: 'Ringing signals',
    agent: 'Agent',
    campaign: 'Campaign',
    found: 'Found',
    done: 'What was done',
    nothingYet: 'Write here what you have done so that it does not happen again.',
  },
};

/** A report's text from an incident's facts: a draft that whoever reports edits. */
export function reportWords(language: 'sv' | 'en', facts: ReportedFacts): string {
  const say = labels[language];
  const outcome = facts.outcome as keyof (typeof outcomes)['sv'] | null;
  const rows: [string, string | null][] = [
    [say.call, at(facts.callAt, language)],
    [say.number, facts.number],
    [say.presented, facts.presentedNumber && formatNumber(facts.presentedNumber)],
    [say.outcome, outcome && outcomes[language][outcome]],
    [say.rings, facts.rings === null ? null : String(facts.rings)],
    [say.agent, facts.agentReference],
    [say.campaign, facts.campaign],
    [say.found, at(facts.openedAt, language)],
  ];
  return [
    say.lead(facts),
    `${say.duty(facts)} ${facts.explanation}`,
    [say.facts, ...rows.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))].join('\n'),
    `${say.done}: ${facts.closeReason ?? say.nothingYet}`,
  ].join('\n\n');
}
