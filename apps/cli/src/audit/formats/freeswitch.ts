import type { AttemptOutcome } from '@ringratt/rules';
import { UNKNOWN } from '@ringratt/rules/log';
import type { Assumption, Format, Given, RowReader } from '../format.ts';
import { type CallLog, UNBRIDGED } from '../log.ts';
import { idIn } from '../names.ts';
import { NO_NUMBER } from '../numbers.ts';
import type { Row } from '../scanner.ts';
import { codeOf, DialerRow, dialingCode } from './dialer.ts';
import { type Places, placesInHeader, placesInOrder } from './places.ts';

const NAMES = {
  destination_number: ['destination_number'],
  context: ['context'],
  start_stamp: ['start_stamp'],
  answer_stamp: ['answer_stamp'],
  end_stamp: ['end_stamp'],
  duration: ['duration'],
  billsec: ['billsec'],
  hangup_cause: ['hangup_cause'],
  uuid: ['uuid'],
  bleg_uuid: ['bleg_uuid'],
  accountcode: ['accountcode'],
} as const;
type Column = keyof typeof NAMES;
const COLUMNS = Object.keys(NAMES) as Column[];

/** The templates that the standard configuration comes with all begin alike, but for the one that mimics Asterisk. */
// biome-ignore format: the order is what is to be seen.
const USUAL = placesInOrder(COLUMNS, [
  null, null, 'destination_number', 'context', 'start_stamp', 'answer_stamp', 'end_stamp', 'duration', 'billsec',
  'hangup_cause', 'uuid', 'bleg_uuid', 'accountcode',
]);
// biome-ignore format: the order is what is to be seen.
const LIKE_ASTERISK = placesInOrder(COLUMNS, [
  'accountcode', null, 'destination_number', 'context', null, null, null, null, null, 'start_stamp', 'answer_stamp',
  'end_stamp', 'duration', 'billsec', 'hangup_cause', null, 'uuid', null,
]);

/** Fewest fields of the usual templates: up to the uuid. */
const FEWEST = 11;

/** By cause (Q.850 and FreeSWITCH's own); null: told by whether the call was answered. */
const OUTCOMES: Readonly<Record<string, AttemptOutcome | null>> = {
  NORMAL_CLEARING: null,
  SUCCESS: null,
  NONE: null,
  NORMAL_UNSPECIFIED: null,
  BLIND_TRANSFER: null,
  ATTENDED_TRANSFER: null,
  MEDIA_TIMEOUT: null,
  MANAGER_REQUEST: null,
  SYSTEM_SHUTDOWN: null,
  LOSE_RACE: null,
  PICKED_OFF: null,
  USER_BUSY: 'busy',
  CALL_REJECTED: 'hung-up',
  NO_ANSWER: 'no-answer',
  NO_USER_RESPONSE: 'no-answer',
  ORIGINATOR_CANCEL: 'no-answer',
  ALLOTTED_TIMEOUT: 'no-answer',
};

/** Causes by which the call never got to the phone: no route, no such number, no line. */
const FAILED =
  /^(UNALLOCATED|NO_ROUTE|INVALID|DESTINATION_OUT|NUMBER_CHANGED|NETWORK|NORMAL_(TEMPORARY|CIRCUIT)|SWITCH|SUBSCRIBER|INCOMPATIBLE|RECOVERY|BEARER|SERVICE|FACILITY|CHAN|CHANNEL|REQUESTED|OUTGOING|INCOMING|PROTOCOL|MANDATORY|MESSAGE|WRONG|INTERWORKING|EXCHANGE|GATEWAY|USER_NOT|PROGRESS|CRASH|PRE_EMPTED|ACCESS|IE_|RESPONSE)/;

class FreeswitchReader extends DialerRow implements RowReader {
  readonly stopped = false;
  #at: Places<Column> | null = null;
  readonly #dialing: number;

  constructor(log: CallLog, given: Given) {
    super(log, given);
    this.#dialing = dialingCode(given.dialing ?? 'manual');
  }

  row(row: Row): void {
    if (this.#at === null) {
      const header = placesInHeader(row, NAMES);
      this.#at = header ?? this.#templateOf(row);
      if (header !== null) return;
    }
    if (row.fields < FEWEST) {
      this.log.fault(
        row.line,
        '',
        `the line has ${row.fields} fields; the templates of cdr_csv write 11 or more`,
      );
    } else this.#read(row, this.#at);
  }

  /** Told by where the first row has its times. */
  #templateOf(row: Row): Places<Column> {
    const usual = this.instant(row, USUAL.start_stamp);
    const other = this.instant(row, LIKE_ASTERISK.start_stamp);
    return Number.isNaN(usual) && !Number.isNaN(other) ? LIKE_ASTERISK : USUAL;
  }

  #read(row: Row, at: Places<Column>): boolean {
    const { attempt, given, log } = this;
    if (given.contexts !== undefined && !given.contexts.includes(this.text(row, at.context))) {
      log.leftOut += 1;
      return false;
    }
    attempt.number = this.number(row, at.destination_number);
    if (attempt.number === NO_NUMBER) {
      log.leftOut += 1;
      return false;
    }
    attempt.startedAt = this.instant(row, at.start_stamp);
    if (Number.isNaN(attempt.startedAt)) {
      return log.fault(row.line, 'start_stamp', 'must be a time such as 2026-03-28 12:00:00');
    }
    const answer = this.instant(row, at.answer_stamp);
    const outcome = this.#outcome(this.text(row, at.hangup_cause), !Number.isNaN(answer));
    if (outcome === null) return log.fault(row.line, 'hangup_cause', 'is no hangup cause of FreeSWITCH');
    const end = this.instant(row, at.end_stamp);
    const span = end >= attempt.startedAt ? end - attempt.startedAt : 0;
    const duration = this.seconds(row, at.duration);
    attempt.duration = duration === UNKNOWN ? span : duration;
    attempt.outcome = codeOf(outcome);
    attempt.ringing = this.#ringing(row, at, outcome, answer);
    if (outcome === 'answered' && this.isEmpty(row, at.bleg_uuid)) attempt.outcome = UNBRIDGED;
    attempt.dialing = this.#dialing;
    attempt.party = this.party(
      row,
      given.campaignColumn === undefined ? -1 : at[given.campaignColumn as Column],
    );
    // The other leg's row bears its uuid as its own: both come to the same id.
    const id = this.isEmpty(row, at.bleg_uuid) ? at.uuid : at.bleg_uuid;
    attempt.call = this.isEmpty(row, id) ? 0 : idIn(row.bytes, row.starts[id]!, row.ends[id]!);
    return log.add(row.line, attempt);
  }

  /** The cause decides where it tells; an answer time alone does not make an unanswered call answered. */
  #outcome(cause: string, answered: boolean): AttemptOutcome | null {
    const told = Object.hasOwn(OUTCOMES, cause) ? OUTCOMES[cause] : undefined;
    if (told === null) return answered ? 'answered' : 'no-answer';
    if (told !== undefined) return told;
    return FAILED.test(cause) ? 'failed' : null;
  }

  #ringing(row: Row, at: Places<Column>, outcome: AttemptOutcome, answer: number): number {
    const { startedAt, duration } = this.attempt;
    if (outcome !== 'answered') return this.ringing(duration);
    if (answer >= startedAt && answer - startedAt <= duration) return this.ringing(answer - startedAt);
    const billed = this.seconds(row, at.billsec);
    return billed === UNKNOWN ? UNKNOWN : this.ringing(Math.max(0, duration - billed));
  }
}

/** Files of FreeSWITCH's mod_cdr_csv by the templates of its standard configuration, legs a, b or both. */
export const freeswitch: Format = {
  name: 'freeswitch',
  hasCallIds: true,
  campaignColumns: ['accountcode', 'context'],
  reader: (log, given) => new FreeswitchReader(log, given),
  assumptions(given) {
    const taken: Assumption[] = ['ringing-from-duration'];
    if (given.contactCenter === undefined) taken.push('one-contact-center');
    if (given.campaign === undefined && given.campaignColumn === undefined) taken.push('one-campaign');
    if (given.offer === undefined) taken.push('offer-unknown');
    if (given.dialing === undefined) taken.push('dialing-manual');
    if (given.zone === undefined) taken.push('local-time');
    if (given.unbridged === undefined) taken.push('silence-unknown');
    return taken;
  },
};
