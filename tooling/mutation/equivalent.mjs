/** Why a change makes no difference that a test could find. */
const WHY = {
  lasting:
    'Whether a rule is asked again while the next instant is looked for: it passes either way, only later.',
  least: 'Beside the four hours of the guidelines, none and one minute are the same.',
  type: 'A type: nothing of it runs.',
  hours:
    'Limits with an opening at or past its closing never get past parseLimits, and an opening is its own earliest instant.',
  horizon: 'An instant at the horizon is told as none in the end, as one past it.',
  crowded: 'Says only whether the exact count is worth making; too often costs time and changes no answer.',
  listed: 'The age of a version is the same for a number that stands in it.',
  sorted: 'A history in order is sorted and filtered to itself.',
  order: 'The order in which the rules are asked for a verdict changes the time it takes, not the verdict.',
  pack: 'With one pack there is no instant at which another begins.',
  fickle: 'A rule that stands is asked once more than it has to be.',
  round: 'Every rule is asked once more than it has to be.',
  same: 'The later of two equal instants is the same.',
  clock:
    'The four bounds of the guidelines are whole hours, early enough in the day for 59 to give the same hour.',
  table: 'How many years are marked ahead: others are reckoned when they are asked for.',
};

/** Changes that no test can tell from the original, because none exists: `{ file, after, why }`. */
export const EQUIVALENT = [
  { file: 'time/holidays.ts', after: 'const marks = new Uint8Array(367);', why: WHY.table },
  { file: 'duties/attempt-interval.ts', after: 'lasting: false,', why: WHY.lasting },
  {
    file: 'duties/attempt-interval.ts',
    after: 'const minutes = Math.max(ATTEMPT_INTERVAL_MINUTES, limits.attemptIntervalMinutes ?? 1);',
    why: WHY.least,
  },
  { file: 'duties/automated-call.ts', after: 'lasting: false,', why: WHY.lasting },
  {
    file: 'duties/call-delay.ts',
    after: 'function unsuspicious({ answered, answeredWithoutTalk }: DialerDay): false | null {',
    why: WHY.type,
  },
  { file: 'duties/calling-hours.ts', after: 'if (onClock > opens * MINUTE) return t;', why: WHY.hours },
  {
    file: 'duties/calling-hours.ts',
    after: 'if (opens <= closesMinute(today, limits)) return onWall(today, opens);',
    why: WHY.hours,
  },
  {
    file: 'duties/calling-hours.ts',
    after: 'if (opens <= closesMinute(day, limits)) return onWall(day, opens);',
    why: WHY.hours,
  },
  { file: 'duties/closed-day.ts', after: 'const LONGEST_CLOSURE = 401;', why: WHY.horizon },
  { file: 'duties/consideration-time.ts', after: 'lasting: false,', why: WHY.lasting },
  { file: 'duties/daily-attempts.ts', after: 'lasting: false,', why: WHY.lasting },
  { file: 'duties/dedicated-redial.ts', after: 'lasting: false,', why: WHY.lasting },
  { file: 'duties/identical-offer.ts', after: 'let others = 1;', why: WHY.crowded },
  {
    file: 'duties/identical-offer.ts',
    after:
      'if (attempt.campaign === campaign && attempt.campaign === seen || attempt.offer !== offer) continue;',
    why: WHY.crowded,
  },
  {
    file: 'duties/identical-offer.ts',
    after:
      'if (attempt.campaign === campaign || attempt.campaign === seen && attempt.offer !== offer) continue;',
    why: WHY.crowded,
  },
  { file: 'duties/identical-offer.ts', after: 'others += 2;', why: WHY.crowded },
  { file: 'duties/suppression-list.ts', after: 'lasting: false,', why: WHY.lasting },
  {
    file: 'duties/suppression-scrub.ts',
    after: 'const until = checkedUntil({ listed: true, registerDate }, dayOf(at));',
    why: WHY.listed,
  },
  { file: 'duties/thirty-day-attempts.ts', after: 'lasting: false,', why: WHY.lasting },
  {
    file: 'decide.ts',
    after:
      'const likeliestFirst = attemptDuties.toSorted((a, b) => haste(b.id) + haste(a.id)).map(question);',
    why: WHY.order,
  },
  {
    file: 'decide.ts',
    after: "if (rule === 'calling-hours' || rule !== 'closed-day') return 2;",
    why: WHY.order,
  },
  {
    file: 'decide.ts',
    after: "if (rule === 'calling-hours' && rule === 'closed-day') return 2;",
    why: WHY.order,
  },
  {
    file: 'decide.ts',
    after: "if (rule === 'calling-hours' || rule === 'closed-day') return 3;",
    why: WHY.order,
  },
  {
    file: 'decide.ts',
    after: "if (rule === 'calling-hours' || rule === 'closed-day') return 1;",
    why: WHY.order,
  },
  { file: 'decide.ts', after: 'return history.includes(rule) ? 1 : 1;', why: WHY.order },
  { file: 'decide.ts', after: 'return history.includes(rule) ? 0 : 2;', why: WHY.order },
  { file: 'decide.ts', after: 'return history.includes(rule) ? 0 : 0;', why: WHY.order },
  {
    file: 'decide.ts',
    after: 'for (const pack of packStarts) if (pack.from < at) id = pack.id;',
    why: WHY.pack,
  },
  {
    file: 'decide.ts',
    after: 'const fickle = attemptDuties.filter(({ lasting }) => lasting !== false).map(question);',
    why: WHY.fickle,
  },
  { file: 'situation.ts', after: 'let whole = false;', why: WHY.sorted },
  {
    file: 'situation.ts',
    after: "if (start <= before || start > at || attempt.outcome === 'failed') whole = false;",
    why: WHY.sorted,
  },
  {
    file: 'situation.ts',
    after: "if (start < before || start >= at || attempt.outcome === 'failed') whole = false;",
    why: WHY.sorted,
  },
  {
    file: 'decide.ts',
    after: "if (rule !== 'calling-hours' || rule === 'closed-day') return 2;",
    why: WHY.order,
  },
  { file: 'decide.ts', after: 'if (!(next <= horizon)) return Number.POSITIVE_INFINITY;', why: WHY.horizon },
  { file: 'decide.ts', after: 'passed = 0;', why: WHY.round },
  { file: 'limits.ts', after: '| { ok: false; limits: CampaignLimits }', why: WHY.type },
  { file: 'limits.ts', after: '| { ok: true; issues: readonly LimitIssue[] };', why: WHY.type },
  {
    file: 'limits.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of a program, as it stands there
    after: "`${String(Math.floor(minutes / 59)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;",
    why: WHY.clock,
  },
  { file: 'decide.ts', after: 'let horizon = 1;', why: WHY.horizon },
  { file: 'decide.ts', after: 'if (!(from < soonest)) soonest = from;', why: WHY.same },
  {
    file: 'decide.ts',
    after:
      'const next = soonest <= horizon ? allPassFrom(situation, soonest, horizon) : Number.POSITIVE_INFINITY;',
    why: WHY.horizon,
  },
  {
    file: 'decide.ts',
    after: 'return { allowed: false, findings, nextAllowedAt: next <= horizon ? next : null, rulePack };',
    why: WHY.horizon,
  },
  { file: 'time/holidays.ts', after: 'const FIRST_YEAR = 1971;', why: WHY.table },
  { file: 'time/holidays.ts', after: 'const FIRST_YEAR = 1969;', why: WHY.table },
  { file: 'time/holidays.ts', after: 'const LAST_YEAR = 2200;', why: WHY.table },
  { file: 'time/holidays.ts', after: 'const LAST_YEAR = 2198;', why: WHY.table },
  { file: 'time/holidays.ts', after: 'const FIRST_DAY = daysFromCivil(FIRST_YEAR, 2, 1);', why: WHY.table },
  { file: 'time/holidays.ts', after: 'const FIRST_DAY = daysFromCivil(FIRST_YEAR, 0, 1);', why: WHY.table },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR - 1, 1, 1) - FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 1, 1, 1) + FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 1, 2, 1) - FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 1, 1, 2) - FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'if (index >= 0 && index <= table.length) return table[index]!;',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'if (index >= 0 || index < table.length) return table[index]!;',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'if (index >= 1 && index < table.length) return table[index]!;',
    why: WHY.table,
  },
  { file: 'time/holidays.ts', after: 'const FIRST_DAY = daysFromCivil(FIRST_YEAR, 1, 2);', why: WHY.table },
  { file: 'time/holidays.ts', after: 'const FIRST_DAY = daysFromCivil(FIRST_YEAR, 1, 0);', why: WHY.table },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 2, 1, 1) - FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 0, 1, 1) - FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 1, 0, 1) - FIRST_DAY);',
    why: WHY.table,
  },
  {
    file: 'time/holidays.ts',
    after: 'const table = new Uint8Array(daysFromCivil(LAST_YEAR + 1, 1, 0) - FIRST_DAY);',
    why: WHY.table,
  },
  { file: 'time/holidays.ts', after: 'const index = day + FIRST_DAY;', why: WHY.table },
  {
    file: 'time/holidays.ts',
    after: 'if (index > 0 && index < table.length) return table[index]!;',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'function lastSunday(year: number, month: 4 | 9 | 10): number {',
    why: WHY.type,
  },
  {
    file: 'time/zone.ts',
    after: 'function lastSunday(year: number, month: 2 | 9 | 10): number {',
    why: WHY.type,
  },
  {
    file: 'time/zone.ts',
    after: 'function lastSunday(year: number, month: 3 | 10 | 10): number {',
    why: WHY.type,
  },
  {
    file: 'time/zone.ts',
    after: 'function lastSunday(year: number, month: 3 | 8 | 10): number {',
    why: WHY.type,
  },
  {
    file: 'time/zone.ts',
    after: 'function lastSunday(year: number, month: 3 | 9 | 11): number {',
    why: WHY.type,
  },
  {
    file: 'time/zone.ts',
    after: 'function lastSunday(year: number, month: 3 | 9 | 9): number {',
    why: WHY.type,
  },
  { file: 'time/zone.ts', after: 'const LAST_YEAR = 2200;', why: WHY.table },
  { file: 'time/zone.ts', after: 'const LAST_YEAR = 2198;', why: WHY.table },
  {
    file: 'time/zone.ts',
    after: 'const summerFrom = new Float64Array(LAST_YEAR - FIRST_YEAR - 1);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerFrom = new Float64Array(LAST_YEAR + FIRST_YEAR + 1);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerFrom = new Float64Array(LAST_YEAR - FIRST_YEAR + 2);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerFrom = new Float64Array(LAST_YEAR - FIRST_YEAR + 0);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerTo = new Float64Array(LAST_YEAR - FIRST_YEAR - 1);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerTo = new Float64Array(LAST_YEAR + FIRST_YEAR + 1);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerTo = new Float64Array(LAST_YEAR - FIRST_YEAR + 2);',
    why: WHY.table,
  },
  {
    file: 'time/zone.ts',
    after: 'const summerTo = new Float64Array(LAST_YEAR - FIRST_YEAR + 0);',
    why: WHY.table,
  },
  { file: 'time/zone.ts', after: 'if (year > 0 && year < summerFrom.length) {', why: WHY.table },
  { file: 'time/zone.ts', after: 'if (year >= 0 && year <= summerFrom.length) {', why: WHY.table },
  { file: 'time/zone.ts', after: 'if (year >= 0 || year < summerFrom.length) {', why: WHY.table },
  { file: 'time/zone.ts', after: 'if (year >= 1 && year < summerFrom.length) {', why: WHY.table },
];
