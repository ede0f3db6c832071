import { LOG_RULES, LogClock, type LogRows, outcomeCode, PART_OF_CALL } from '@ringratt/rules/log';
import type { CallLog } from './log.ts';

const FAILED = outcomeCode('failed');
const HALF_HOUR = 1_800_000;
export const HALF_HOURS = 48;
const DAY = HALF_HOUR * HALF_HOURS;
const MOST_WORST = 10;
/** Contact centers that are followed week by week. */
const MOST_CENTERS = 64;
const BREACHES = 0xffff;
const UNDETERMINED = 16;

/** Attempts of a day, a number or a party, and what they came to. */
export interface Count {
  attempts: number;
  /** Attempts with at least one breach. */
  broken: number;
  breaches: number;
}

export interface NumberCount extends Count {
  /** E.164 digits. */
  number: number;
  /** The line of its first attempt with a breach. */
  line: number;
}

export interface DayCount extends Count {
  /** Local day, as whole days from 1970-01-01. */
  day: number;
}

/** All that reports say of a log. */
export interface Tally extends Count {
  /** Attempts that never reached a phone: recorded, counted for no rule. */
  failed: number;
  /** Rows that tell of a call another row tells of too. */
  joined: number;
  /** By the index of LOG_RULES. */
  byRule: { breaches: number; undetermined: number }[];
  /** Attempts with a rule that lacks a fact. */
  undetermined: number;
  /** Days with attempts, oldest first. */
  days: DayCount[];
  /** Attempts by weekday (Monday first) and half-hour of the local clock. */
  starts: Uint32Array;
  /** Those of them that break `calling-hours` or `closed-day`. */
  outside: Uint32Array;
  /** The numbers with most breaches first. */
  worstNumbers: NumberCount[];
  /** By the index of the log's parties. */
  byParty: Count[];
  /** Week by week for each contact center, up to sixty-four. */
  centers: CenterWeeks[];
}

/** A contact center's weeks from the first of the log to the last, Monday to Sunday, empty ones too. */
export interface CenterWeeks {
  name: string;
  /** The Monday of the first week. */
  firstDay: number;
  weeks: Count[];
}

/** Attempts, broken ones and breaches of many keys side by side. */
class Counts {
  readonly attempts: Uint32Array;
  readonly broken: Uint32Array;
  readonly breaches: Uint32Array;

  constructor(size: number) {
    this.attempts = new Uint32Array(size);
    this.broken = new Uint32Array(size);
    this.breaches = new Uint32Array(size);
  }

  add(key: number, breaches: number): void {
    this.attempts[key]! += 1;
    if (breaches === 0) return;
    this.broken[key]! += 1;
    this.breaches[key]! += breaches;
  }

  at(key: number): Count {
    return { attempts: this.attempts[key]!, broken: this.broken[key]!, breaches: this.breaches[key]! };
  }
}

const MARKS = 1 << LOG_RULES.length;

/** How many rules a mark names. */
const BITS_OF = Uint8Array.from(
  { length: MARKS },
  (_, mark) => LOG_RULES.filter((_rule, bit) => (mark >> bit) & 1).length,
);

/** Keeps the few with most breaches, those first; of equal ones the lower number. */
function keepWorst(worst: NumberCount[], one: NumberCount): void {
  const isWorse = (other: NumberCount) =>
    other.breaches === one.breaches ? other.number < one.number : other.breaches > one.breaches;
  let place = worst.length;
  while (place > 0 && !isWorse(worst[place - 1]!)) place -= 1;
  worst.splice(place, 0, one);
  if (worst.length > MOST_WORST) worst.length = MOST_WORST;
}

/** Keeps count of a number at a time, as the judge meets them, and the few with most breaches. */
export class WorstNumbers {
  readonly #log: CallLog;
  readonly #worst: NumberCount[] = [];
  #number = Number.NaN;
  #attempts = 0;
  #broken = 0;
  #breaches = 0;
  #row = 0;

  constructor(log: CallLog) {
    this.#log = log;
  }

  add(row: number, number: number, mark: number): void {
    if (number !== this.#number) {
      this.#end();
      this.#number = number;
      this.#attempts = 0;
      this.#broken = 0;
      this.#breaches = 0;
    }
    this.#attempts += 1;
    if ((mark & BREACHES) === 0) return;
    if (this.#broken === 0 || row < this.#row) this.#row = row;
    this.#broken += 1;
    this.#breaches += BITS_OF[mark & BREACHES]!;
  }

  /** The numbers with most breaches, those first. */
  list(): NumberCount[] {
    this.#end();
    this.#breaches = 0;
    return this.#worst;
  }

  #end(): void {
    const least = this.#worst.length < MOST_WORST ? 0 : this.#worst.at(-1)!.breaches;
    if (this.#breaches === 0 || this.#breaches < least) return;
    keepWorst(this.#worst, {
      number: this.#number,
      attempts: this.#attempts,
      broken: this.#broken,
      breaches: this.#breaches,
      line: this.#log.line(this.#row),
    });
  }
}

/** First and last local day of the rows, each counted as its clock showed it. */
function spanOf(rows: LogRows, clock: LogClock): { first: number; days: number } {
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows.count; row += 1) {
    const t = rows.startedAt(row);
    if (t < earliest) earliest = t;
    if (t > latest) latest = t;
  }
  if (rows.count === 0) return { first: 0, days: 0 };
  const first = clock.dayOf(earliest);
  return { first, days: clock.dayOf(latest) - first + 1 };
}

/** Weeks from Monday to Sunday; 1970-01-01 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7);

/** Adds up how often marks occur, each times what it weighs. */
const countIn = (occurrences: Uint32Array, weight: (mark: number) => number) =>
  occurrences.reduce((sum, count, mark) => sum + count * weight(mark), 0);

/** Adds up a judged log in the order of the file. */
export function tallyOf(log: CallLog, marks: Uint32Array, joined: number, worst: WorstNumbers): Tally {
  const { rows } = log;
  const clock = new LogClock();
  const span = spanOf(rows, clock);
  const byDay = new Counts(span.days);
  const byParty = new Counts(log.parties.count);
  const centers = Math.min(MOST_CENTERS, log.contactCenters.names.length);
  const firstWeek = weekOf(span.first);
  const weeks = span.days === 0 ? 0 : weekOf(span.first + span.days - 1) - firstWeek + 1;
  const byWeek = new Counts(centers * weeks);
  const starts = new Uint32Array(7 * HALF_HOURS);
  const outside = new Uint32Array(7 * HALF_HOURS);
  // How often each mark occurs tells all about the rules at the end.
  const marked = new Uint32Array(MARKS);
  const lacking = new Uint32Array(MARKS);
  const hours = (1 << LOG_RULES.indexOf('calling-hours')) | (1 << LOG_RULES.indexOf('closed-day'));
  let failed = 0;
  for (let row = 0; row < rows.count; row += 1) {
    const outcome = rows.outcome(row);
    if (outcome === FAILED) failed += 1;
    if (outcome === FAILED || outcome === PART_OF_CALL) continue;
    const mark = marks[row]! & BREACHES;
    const unknown = marks[row]! >>> UNDETERMINED;
    const local = clock.localOf(rows.startedAt(row));
    const day = Math.floor(local / DAY) | 0;
    const cell = ((((day + 3) % 7) + 7) % 7) * HALF_HOURS + Math.floor((local - day * DAY) / HALF_HOUR);
    const bits = BITS_OF[mark]!;
    const party = rows.party(row);
    const center = log.parties.contactCenter[party]!;
    marked[mark]! += 1;
    lacking[unknown]! += 1;
    starts[cell]! += 1;
    byDay.add(day - span.first, bits);
    byParty.add(party, bits);
    if (center < centers) byWeek.add(center * weeks + weekOf(day) - firstWeek, bits);
    if ((mark & hours) !== 0) outside[cell]! += 1;
  }
  const days: DayCount[] = [];
  for (let i = 0; i < span.days; i += 1) {
    if (byDay.attempts[i]! > 0) days.push({ day: span.first + i, ...byDay.at(i) });
  }
  return {
    attempts: rows.count - joined - failed,
    broken: countIn(marked, (mark) => (mark === 0 ? 0 : 1)),
    breaches: countIn(marked, (mark) => BITS_OF[mark]!),
    failed,
    joined,
    byRule: Array.from(LOG_RULES, (_, rule) => ({
      breaches: countIn(marked, (mark) => (mark >> rule) & 1),
      undetermined: countIn(lacking, (mark) => (mark >> rule) & 1),
    })),
    undetermined: countIn(lacking, (mark) => (mark === 0 ? 0 : 1)),
    days,
    starts,
    outside,
    worstNumbers: worst.list(),
    byParty: Array.from({ length: log.parties.count }, (_, party) => byParty.at(party)),
    centers: Array.from({ length: centers }, (_, center) => ({
      name: log.contactCenters.names[center]!,
      firstDay: firstWeek * 7 - 3,
      weeks: Array.from({ length: weeks }, (_week, week) => byWeek.at(center * weeks + week)),
    })),
  };
}
