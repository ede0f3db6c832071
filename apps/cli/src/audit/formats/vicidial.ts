import type { AttemptOutcome } from '@ringratt/rules';
import { UNKNOWN } from '@ringratt/rules/log';
import { countIn } from '../fields.ts';
import { type Assumption, type Format, type Given, LONGEST_CALL, type RowReader } from '../format.ts';
import type { CallLog } from '../log.ts';
import { idIn } from '../names.ts';
import { NO_NUMBER } from '../numbers.ts';
import type { Row } from '../scanner.ts';
import { codeOf, DialerRow, dialingCode } from './dialer.ts';
import { type Places, placesInHeader, placesInOrder } from './places.ts';

/** The columns of the table in its own order; exports write them with or without a header. */
// biome-ignore format: the order is what is to be seen.
const ORDER = [
  'uniqueid', 'lead_id', 'list_id', 'campaign_id', 'call_date', 'start_epoch', 'end_epoch', 'length_in_sec', 'status',
  'phone_code', 'phone_number', 'user', 'comments',
] as const;
type Column = (typeof ORDER)[number];

const NAMES = Object.fromEntries(ORDER.map((column) => [column, [column]])) as Record<Column, string[]>;
const FEWEST = 11;

/** The dialer's own status codes; what is not among them is an agent's disposition of a call that was held. */
const STATUSES: Readonly<Record<string, AttemptOutcome | 'unknown'>> = {
  NA: 'no-answer',
  N: 'no-answer',
  NP: 'no-answer',
  B: 'busy',
  AB: 'busy',
  A: 'machine',
  AA: 'machine',
  AM: 'machine',
  AL: 'machine',
  AFAX: 'machine',
  SVYVM: 'machine',
  DROP: 'silent',
  PDROP: 'silent',
  XDROP: 'silent',
  TIMEOT: 'silent',
  NANQUE: 'silent',
  AFTHRS: 'silent',
  DC: 'failed',
  ADC: 'failed',
  ADCT: 'failed',
  CG: 'failed',
  CGD: 'failed',
  CGO: 'failed',
  CGT: 'failed',
  ERI: 'failed',
  LRERR: 'failed',
  DNCL: 'failed',
  DNCC: 'failed',
  DNCW: 'failed',
  HU: 'hung-up',
  HUP: 'hung-up',
  HANGUP: 'hung-up',
  NEW: 'unknown',
  QUEUE: 'unknown',
  DEAD: 'unknown',
};

/** Statuses of calls that a recording held. */
const RECORDED = /^(PU|PM|SVY)/;

/** Users that stand for the dialer itself. */
const NO_AGENT = new Set(['', 'VDAD', 'VDCL', 'VDREV']);

class VicidialReader extends DialerRow implements RowReader {
  readonly stopped = false;
  #at: Places<Column> | null = null;
  readonly #automatic: number;
  readonly #manual = dialingCode('manual');
  readonly #recorded = dialingCode('automated');

  constructor(log: CallLog, given: Given) {
    super(log, given);
    this.#automatic = dialingCode(given.dialing ?? 'predictive');
  }

  row(row: Row): void {
    if (this.#at === null) {
      const header = placesInHeader(row, NAMES);
      this.#at = header ?? placesInOrder(ORDER, ORDER);
      if (header !== null) return;
    }
    if (row.fields < Math.max(FEWEST, this.#at.phone_number + 1)) {
      this.log.fault(row.line, '', `the line has ${row.fields} fields; vicidial_log has 11 or more`);
    } else this.#read(row, this.#at);
  }

  #read(row: Row, at: Places<Column>): boolean {
    const { attempt, log, given } = this;
    const start = this.#epoch(row, at.start_epoch);
    // Epoch seconds know no zone; the local time is read only where they are missing.
    attempt.startedAt = start === UNKNOWN ? this.instant(row, at.call_date) : start;
    if (Number.isNaN(attempt.startedAt)) {
      return log.fault(row.line, 'call_date', 'must be a time such as 2026-03-28 12:00:00');
    }
    attempt.number = this.#consumer(row, at);
    if (attempt.number === NO_NUMBER) {
      return log.fault(row.line, 'phone_number', 'must be a phone number, with phone_code before it or a 0');
    }
    const status = this.text(row, at.status);
    if (status === '') return log.fault(row.line, 'status', 'is required');
    const user = this.text(row, at.user);
    const outcome = given.statuses?.get(status) ?? STATUSES[status] ?? this.#held(status, user);
    attempt.outcome = codeOf(outcome);
    attempt.duration = this.#duration(row, at, attempt.startedAt);
    // The table has no ring time of its own; a length of nothing says nothing.
    attempt.ringing = attempt.duration > 0 ? this.ringing(attempt.duration) : UNKNOWN;
    attempt.dialing = this.#dialing(status, this.text(row, at.comments));
    attempt.party = this.party(row, at.campaign_id);
    const id = at.uniqueid;
    attempt.call = this.isEmpty(row, id) ? 0 : idIn(row.bytes, row.starts[id]!, row.ends[id]!);
    return log.add(row.line, attempt);
  }

  #held(status: string, user: string): AttemptOutcome | 'unknown' {
    return NO_AGENT.has(user) && !RECORDED.test(status) ? 'unknown' : 'answered';
  }

  #dialing(status: string, comments: string): number {
    if (RECORDED.test(status)) return this.#recorded;
    return comments === 'MANUAL' ? this.#manual : this.#automatic;
  }

  #epoch(row: Row, place: number): number {
    if (place < 0 || place >= row.fields) return UNKNOWN;
    const seconds = countIn(row.bytes, row.starts[place]!, row.ends[place]!);
    return seconds > 0 ? seconds * 1_000 : UNKNOWN;
  }

  #duration(row: Row, at: Places<Column>, startedAt: number): number {
    const end = this.#epoch(row, at.end_epoch);
    if (end !== UNKNOWN && end >= startedAt) return Math.min(end - startedAt, LONGEST_CALL);
    return Math.max(0, this.seconds(row, at.length_in_sec));
  }

  /** The national number without its 0 belongs to the country code beside it; some lists hold both in one. */
  #consumer(row: Row, at: Places<Column>): number {
    const written = this.text(row, at.phone_number);
    const code = this.text(row, at.phone_code).replace(/\D/g, '');
    const whole = /^[+0]/.test(written) || code === '' || (written.startsWith(code) && written.length > 10);
    const bytes = Buffer.from(
      whole ? (/^[1-9]/.test(written) ? `+${written}` : written) : `+${code}${written}`,
    );
    return this.numberBetween(bytes, 0, bytes.length);
  }
}

/** The table vicidial_log as exported to CSV or tab-separated text. */
export const vicidial: Format = {
  name: 'vicidial',
  hasCallIds: true,
  campaignColumns: [],
  reader: (log, given) => new VicidialReader(log, given),
  assumptions(given) {
    const taken: Assumption[] = ['ringing-from-length'];
    if (given.contactCenter === undefined) taken.push('one-contact-center');
    if (given.offer === undefined) taken.push('offer-unknown');
    if (given.dialing === undefined) taken.push('dialing-predictive');
    if (given.zone === undefined) taken.push('local-time');
    return taken;
  },
};
