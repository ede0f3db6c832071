import type { Lang } from '../words.ts';

type Say = (...values: (string | number)[]) => string;

export interface PageWords {
  title: Say;
  eyebrow: string;
  broken: Say;
  clean: Say;
  empty: string;
  period: Say;
  format: Say;
  judged: string;
  withBreach: string;
  perThousand: string;
  undetermined: string;
  ofAll: Say;
  breachesInAll: Say;
  notPassed: string;
  rules: Say;
  noBreach: string;
  rulesNote: string;
  ruleHead: [string, string, string, string, string];
  weeks: Say;
  weeksNote: Say;
  weekHead: [string, string, string, string];
  week: string;
  weekName: Say;
  weeksOf: Say;
  table: string;
  clock: Say;
  clockClean: string;
  clockNote: string;
  before: Say;
  after: Say;
  cell: Say;
  legendScale: string;
  legendShut: string;
  legendBroken: string;
  legendPart: string;
  weekdays: readonly string[];
  numbers: string;
  numbersNote: Say;
  numberHead: [string, string, string, string];
  days: string;
  dayHead: [string, string, string];
  parties: string;
  partyHead: [string, string, string, string, string];
  open: string;
  openNote: string;
  unknownOf: Say;
  agentUnknown: Say;
  otherStages: string;
  thisLogAlone: string;
  taken: string;
  counted: string;
  failed: Say;
  joined: Say;
  leftOut: Say;
  unread: Say;
  unreadHead: [string, string, string];
  andMore: Say;
  made: Say;
}

const sv: PageWords = {
  title: (file) => `Granskning av ${file}`,
  eyebrow: 'Granskning av samtalslogg',
  broken: (broken, judged) => `${broken} av ${judged} påringningar bryter mot riktlinjerna.`,
  clean: (judged) => `Inga brott i ${judged} prövade påringningar.`,
  empty: 'Ingen påringning kunde prövas.',
  period: (first, last) => (first === last ? `${first}` : `${first} – ${last}`),
  format: (format) => `Format: ${format}`,
  judged: 'Prövade påringningar',
  withBreach: 'Med minst ett brott',
  perThousand: 'Brott per tusen',
  undetermined: 'Oklara',
  ofAll: (share) => `${share} %`,
  breachesInAll: (n) => `${n} brott i allt`,
  notPassed: 'visas inte som godkända',
  rules: (title, share) => `${title} står för ${share} % av brotten`,
  noBreach: 'Ingen regel är bruten',
  rulesNote: 'Öppna en regel för att läsa vad den kräver.',
  ruleHead: ['Regel', 'Punkt', '', 'Brott', 'Per tusen'],
  weeks: (label, value) => `Flest brott per tusen ${label}: ${value}`,
  weeksNote: (span) =>
    `Brott per tusen påringningar, ${span}, samma skala för alla. Ljus stapel: färre än 20 påringningar.`,
  weekHead: ['Vecka', 'Påringningar', 'Brott', 'Per tusen'],
  week: 'vecka för vecka',
  weekName: (week, year) => `v. ${week} ${year}`,
  weeksOf: (n) => `${n} veckor i taget`,
  table: 'Tabell',
  clock: (n) => `${n} påringningar började utanför tillåten tid`,
  clockClean: 'Alla påringningar började inom tillåten tid',
  clockNote: 'Påringningar per veckodag och halvtimme, svensk tid.',
  before: (hour) => `före ${hour}`,
  after: (hour) => `från ${hour}`,
  cell: (day, time, n, outside) =>
    `${day} ${time}, ${n} påringningar${outside === 0 ? '' : `, ${outside} utanför tillåten tid`}`,
  legendScale: 'Inom tillåten tid, mörkare när de är fler',
  legendShut: 'Stängt, ingen påringning',
  legendBroken: 'Utanför tillåten tid',
  legendPart: 'Delvis på stängd dag',
  weekdays: ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'],
  numbers: 'Nummer med flest brott',
  numbersNote: (flag) =>
    `Numren är maskade, eftersom sidan kan skickas vidare; raden leder till numret i loggen. ${flag} visar dem.`,
  numberHead: ['Nummer', 'Brott', 'Påringningar', 'Första rad'],
  days: 'Dagar med flest brott',
  dayHead: ['Dag', 'Brott', 'Påringningar'],
  parties: 'Uppdrag',
  partyHead: ['Kundkontaktcenter', 'Uppdrag', 'Påringningar', 'Brott', 'Per tusen'],
  open: 'Oklart, och sådant som en logg inte visar',
  openNote: 'Det här är varken godkänt eller underkänt.',
  unknownOf: (n) => `${n} påringningar oklara`,
  agentUnknown: (n) => `Besvarade samtal som inte visar om en agent fanns där: ${n}.`,
  otherStages: 'Skyldigheter i samtalet, vid köpet och kring uppdraget lämnar inga spår i en samtalslogg.',
  thisLogAlone:
    'Gränser som sträcker sig över flera center, uppdrag eller månader känner bara raderna i loggen.',
  taken: 'Förutsatt',
  counted: 'Räknat',
  failed: (n) => `Misslyckade påringningar, som inte nådde någon och inte räknas för någon regel: ${n}.`,
  joined: (n) => `Fler rader om samma samtal, sammanförda med dem: ${n}.`,
  leftOut: (n) => `Rader utan konsumentens nummer eller i andra kontexter, utelämnade: ${n}.`,
  unread: (n) => `Rader som inte kunde läsas: ${n}`,
  unreadHead: ['Rader', 'Fält', 'Skäl'],
  andMore: (n) => `och ${n} till`,
  made: (pack) => `Ringrätt. Prövat enligt ${pack}.`,
};

const en: PageWords = {
  title: (file) => `Audit of ${file}`,
  eyebrow: 'Audit of a call log',
  broken: (broken, judged) => `${broken} of ${judged} attempts break the guidelines.`,
  clean: (judged) => `No breach in ${judged} attempts judged.`,
  empty: 'No attempt could be judged.',
  period: (first, last) => (first === last ? `${first}` : `${first} – ${last}`),
  format: (format) => `Format: ${format}`,
  judged: 'Attempts judged',
  withBreach: 'With a breach or more',
  perThousand: 'Breaches per thousand',
  undetermined: 'Undetermined',
  ofAll: (share) => `${share} %`,
  breachesInAll: (n) => `${n} breaches in all`,
  notPassed: 'not shown as passed',
  rules: (title, share) => `${title}: ${share} % of all breaches`,
  noBreach: 'No rule is broken',
  rulesNote: 'Open a rule to read what it asks.',
  ruleHead: ['Rule', 'Section', '', 'Breaches', 'Per thousand'],
  weeks: (label, value) => `Most breaches per thousand ${label}: ${value}`,
  weeksNote: (span) =>
    `Breaches per thousand attempts, ${span}, one scale for all. Pale column: fewer than 20 attempts.`,
  weekHead: ['Week', 'Attempts', 'Breaches', 'Per thousand'],
  week: 'week by week',
  weekName: (week, year) => `week ${week}, ${year}`,
  weeksOf: (n) => `${n} weeks at a time`,
  table: 'Table',
  clock: (n) => `Attempts that started outside permitted time: ${n}`,
  clockClean: 'Every attempt started within permitted time',
  clockNote: 'Attempts by weekday and half-hour, Swedish time.',
  before: (hour) => `before ${hour}`,
  after: (hour) => `from ${hour}`,
  cell: (day, time, n, outside) =>
    `${day} ${time}, ${n} attempts${outside === 0 ? '' : `, ${outside} outside permitted time`}`,
  legendScale: 'Within permitted time, darker where more',
  legendShut: 'Closed, no attempt',
  legendBroken: 'Outside permitted time',
  legendPart: 'Partly on a closed day',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  numbers: 'Numbers with most breaches',
  numbersNote: (flag) =>
    `Numbers are masked, since a page travels; the line leads to the number in the log. ${flag} shows them.`,
  numberHead: ['Number', 'Breaches', 'Attempts', 'First line'],
  days: 'Days with most breaches',
  dayHead: ['Day', 'Breaches', 'Attempts'],
  parties: 'Campaigns',
  partyHead: ['Contact center', 'Campaign', 'Attempts', 'Breaches', 'Per thousand'],
  open: 'Undetermined, and what a log does not show',
  openNote: 'This is neither passed nor failed.',
  unknownOf: (n) => `${n} attempts undetermined`,
  agentUnknown: (n) => `Answered calls that do not show whether an agent was there: ${n}.`,
  otherStages: 'Duties in the call, of the sale and around the campaign leave no trace in a call log.',
  thisLogAlone: "Limits that run across contact centers, campaigns or months know this log's rows alone.",
  taken: 'Taken for granted',
  counted: 'Counted',
  failed: (n) => `Failed attempts, which reached nobody and count for no rule: ${n}.`,
  joined: (n) => `Further rows of the same calls, joined to them: ${n}.`,
  leftOut: (n) => `Rows without a consumer's number or of other contexts, left out: ${n}.`,
  unread: (n) => `Rows that could not be read: ${n}`,
  unreadHead: ['Lines', 'Field', 'Reason'],
  andMore: (n) => `and ${n} more`,
  made: (pack) => `Ringrätt. Judged by ${pack}.`,
};

export const pageWords: Readonly<Record<Lang, PageWords>> = { sv, en };
