import { ATTEMPT_OUTCOMES, DIALINGS } from '@ringratt/rules';
import { countIn, fieldText, INVALID, millisecondsIn, textEnd, textStart } from '../fields.ts';
import { type Format, type Given, LONGEST_CALL, type RowReader } from '../format.ts';
import { type Attempt, type CallLog, emptyAttempt } from '../log.ts';
import { Names, wordsOf } from '../names.ts';
import { NO_NUMBER, numberIn } from '../numbers.ts';
import type { Row } from '../scanner.ts';
import { Times } from '../times.ts';

/** The columns in the order in which a fault is looked for: the first fault of a row is the one that is named. */
const COLUMNS = [
  'started_at',
  'ended_at',
  'number',
  'contact_center',
  'campaign',
  'offer',
  'outcome',
  'rings',
  'ring_seconds',
  'dialing',
] as const;
type ColumnName = (typeof COLUMNS)[number];

const PARTY_COLUMNS = ['contact_center', 'campaign', 'offer'] as const;

const AN_INSTANT = 'must be an ISO 8601 instant with its offset, such as 2026-03-28T12:00:00.000Z';
const MOST_RINGS = 32_767;
const MOST_RINGING = 2_000_000_000;

class GenericReader implements RowReader {
  stopped = false;
  readonly #log: CallLog;
  readonly #times: Times;
  readonly #outcomes = wordsOf(ATTEMPT_OUTCOMES);
  readonly #dialings = wordsOf(DIALINGS);
  readonly #usualDialing: number;
  readonly #given: Readonly<Partial<Record<ColumnName, string>>>;
  /** Where each column stands in the file; -1 where an option stands in for it. */
  #at: Record<ColumnName, number> | null = null;
  #width = 0;
  #namesTogether = false;
  readonly #spellings = new Names();
  readonly #partyOfSpelling: number[] = [];
  readonly #attempt: Attempt = emptyAttempt();

  constructor(log: CallLog, given: Given) {
    this.#log = log;
    this.#times = new Times(given.zone ?? null);
    this.#usualDialing = DIALINGS.indexOf(given.dialing ?? 'manual');
    this.#given = {
      ...(given.contactCenter !== undefined && { contact_center: given.contactCenter }),
      ...(given.campaign !== undefined && { campaign: given.campaign }),
      ...(given.offer !== undefined && { offer: given.offer }),
    };
  }

  row(row: Row): void {
    if (this.#at === null) this.#header(row);
    else if (row.fields !== this.#width && !this.#endsInEmptyField(row)) {
      const path = row.fields < this.#width ? this.#firstMissing(row.fields) : '';
      this.#log.fault(
        row.line,
        path,
        `the line holds ${row.fields} fields where the header names ${this.#width}`,
      );
    } else this.#read(row, this.#at);
  }

  #header(row: Row): void {
    const names = Array.from({ length: row.fields }, (_, i) =>
      fieldText(row.bytes, row.starts[i]!, row.ends[i]!).toLowerCase(),
    );
    const at = {} as Record<ColumnName, number>;
    for (const column of COLUMNS) {
      const place = names.indexOf(column);
      at[column] = place;
      if (place === -1 && this.#given[column] === undefined) {
        this.#log.fault(row.line, column, `the column is missing; the header must name ${COLUMNS.join(',')}`);
        this.stopped = true;
      } else if (place !== -1 && names.indexOf(column, place + 1) !== -1) {
        this.#log.fault(row.line, column, 'the column is named twice');
        this.stopped = true;
      }
    }
    this.#at = at;
    this.#namesTogether =
      at.contact_center >= 0 && at.campaign === at.contact_center + 1 && at.offer === at.contact_center + 2;
    this.#width = row.fields;
  }

  /** A delimiter at the end of every line is no field of its own. */
  #endsInEmptyField(row: Row): boolean {
    return row.fields === this.#width + 1 && row.starts[this.#width] === row.ends[this.#width];
  }

  #firstMissing(fields: number): string {
    return COLUMNS.find((column) => this.#at![column] >= fields) ?? '';
  }

  #read(row: Row, at: Record<ColumnName, number>): boolean {
    const { bytes, starts, ends } = row;
    const attempt = this.#attempt;

    let column = at.started_at;
    const startedAt = this.#times.instantIn(bytes, starts[column]!, ends[column]!);
    if (Number.isNaN(startedAt)) return this.#log.fault(row.line, 'started_at', AN_INSTANT);
    attempt.startedAt = startedAt;

    column = at.ended_at;
    attempt.duration = 0;
    if (textStart(bytes, starts[column]!, ends[column]!) < ends[column]!) {
      const endedAt = this.#times.instantIn(bytes, starts[column]!, ends[column]!);
      if (Number.isNaN(endedAt)) return this.#log.fault(row.line, 'ended_at', AN_INSTANT);
      if (endedAt - startedAt > LONGEST_CALL) {
        return this.#log.fault(row.line, 'ended_at', 'must lie within 49 days of started_at');
      }
      // An end before the start is a reporting error; the attempt then ended no earlier than it began.
      attempt.duration = Math.max(0, endedAt - startedAt);
    }

    column = at.number;
    attempt.number = numberIn(bytes, starts[column]!, ends[column]!);
    if (attempt.number === NO_NUMBER) {
      return this.#log.fault(row.line, 'number', 'must be a phone number, such as +46701740605');
    }

    const party = this.#party(row, at);
    if (party < 0) return this.#log.fault(row.line, PARTY_COLUMNS[~party]!, 'is required');
    attempt.party = party;

    column = at.outcome;
    attempt.outcome = this.#word(row, column, this.#outcomes);
    if (attempt.outcome === -1) {
      return this.#log.fault(row.line, 'outcome', `must be one of ${ATTEMPT_OUTCOMES.join(', ')}`);
    }

    column = at.rings;
    const rings = countIn(bytes, starts[column]!, ends[column]!);
    if (rings === INVALID)
      return this.#log.fault(row.line, 'rings', 'must be a whole number from 0, or empty');
    attempt.rings = Math.min(rings, MOST_RINGS);

    column = at.ring_seconds;
    const ringing = millisecondsIn(bytes, starts[column]!, ends[column]!);
    if (ringing === INVALID) {
      return this.#log.fault(row.line, 'ring_seconds', 'must be a number of seconds from 0, or empty');
    }
    attempt.ringing = Math.min(ringing, MOST_RINGING);

    column = at.dialing;
    attempt.dialing = this.#usualDialing;
    if (textStart(bytes, starts[column]!, ends[column]!) < ends[column]!) {
      attempt.dialing = this.#word(row, column, this.#dialings);
      if (attempt.dialing === -1) {
        return this.#log.fault(row.line, 'dialing', `must be one of ${DIALINGS.join(', ')}, or empty`);
      }
    }
    return this.#log.add(row.line, attempt);
  }

  /**
   * The party of a row, or ~ the place in PARTY_COLUMNS of a name that is missing. Where the three names stand side
   * by side, as they do in the usual order, their bytes are looked up together: a log has few different ones.
   */
  #party(row: Row, at: Record<ColumnName, number>): number {
    const { bytes, starts, ends } = row;
    const first = at.contact_center;
    const start = starts[first]!;
    const end = ends[at.offer]!;
    const sideBySide =
      this.#namesTogether &&
      starts[first + 1] === ends[first]! + 1 &&
      starts[first + 2] === ends[first + 1]! + 1;
    if (!sideBySide) return this.#partyOf(row, at);
    const spelling = this.#spellings.numberOf(bytes, start, end, 0);
    if (spelling === this.#partyOfSpelling.length) this.#partyOfSpelling.push(this.#partyOf(row, at));
    return this.#partyOfSpelling[spelling]!;
  }

  #partyOf(row: Row, at: Record<ColumnName, number>): number {
    const contactCenter = this.#name(row, at, 'contact_center', this.#log.contactCenters);
    if (contactCenter === -1) return ~0;
    const campaign = this.#name(row, at, 'campaign', this.#log.campaigns);
    if (campaign === -1) return ~1;
    const offer = this.#name(row, at, 'offer', this.#log.offers);
    if (offer === -1) return ~2;
    return this.#log.parties.numberOf(contactCenter, campaign, offer);
  }

  /** The number of a name, the caller's own where the field is empty or missing; -1 where there is none. */
  #name(row: Row, at: Record<ColumnName, number>, column: ColumnName, names: Names): number {
    const place = at[column];
    if (place !== -1) {
      const start = textStart(row.bytes, row.starts[place]!, row.ends[place]!);
      const end = textEnd(row.bytes, start, row.ends[place]!);
      if (start < end) return names.numberOf(row.bytes, start, end, row.doubled[place]!);
    }
    const given = this.#given[column];
    return given === undefined ? -1 : names.numberOfText(given);
  }

  #word(row: Row, place: number, words: Names): number {
    const start = textStart(row.bytes, row.starts[place]!, row.ends[place]!);
    return words.find(row.bytes, start, textEnd(row.bytes, start, row.ends[place]!));
  }
}

/** The columns that the dialers' API exports, by name in any order; further columns are ignored. */
export const generic: Format = {
  name: 'generic',
  hasCallIds: false,
  campaignColumns: [],
  reader: (log, given) => new GenericReader(log, given),
  assumptions: () => [],
};
