import type { AttemptOutcome } from '@ringratt/rules';
import { UNKNOWN } from '@ringratt/rules/log';
import type { Assumption, Format, Given, RowReader } from '../format.ts';
import { type CallLog, UNBRIDGED } from '../log.ts';
import { idIn } from '../names.ts';
import { NO_NUMBER } from '../numbers.ts';
import type { Row } from '../scanner.ts';
import { codeOf, DialerRow, dialingCode } from './dialer.ts';
import { type Places, placesInHeader, placesInOrder } from './places.ts';

/** Each column by its spellings in headers; cdr-csv itself writes none. */
const NAMES = {
  accountcode: ['accountcode'],
  dst: ['dst'],
  dcontext: ['dcontext'],
  channel: ['channel'],
  dstchannel: ['dstchannel'],
  lastapp: ['lastapp'],
  lastdata: ['lastdata'],
  start: ['start', 'calldate'],
  answer: ['answer'],
  end: ['end'],
  duration: ['duration'],
  billsec: ['billsec'],
  disposition: ['disposition'],
  uniqueid: ['uniqueid'],
  userfield: ['userfield'],
  linkedid: ['linkedid'],
} as const;
type Column = keyof typeof NAMES;
const COLUMNS = Object.keys(NAMES) as Column[];

/** The sixteen columns that cdr-csv always writes, in its order; what follows depends on its settings. */
// biome-ignore format: one line each for what is always there.
const ALWAYS = [
  'accountcode', null, 'dst', 'dcontext', null, 'channel', 'dstchannel', 'lastapp', 'lastdata',
  'start', 'answer', 'end', 'duration', 'billsec', 'disposition', null,
] as const;

const UNIQUE_ID = /\d{6,}\.\d+$/;

/** `loguniqueid` and `loguserfield` add a column each, `newcdrcolumns` adds peeraccount, linkedid and sequence. */
function placesOf(fields: number, looksUnique: boolean): Places<Column> {
  const more = fields - ALWAYS.length;
  const linked = more >= 3 ? [null, 'linkedid' as const, null] : [];
  const left = more - linked.length;
  const first = left === 2 || (left === 1 && looksUnique) ? ['uniqueid' as const] : [];
  const second = left === 2 || (left === 1 && !looksUnique) ? ['userfield' as const] : [];
  return placesInOrder(COLUMNS, [...ALWAYS, ...first, ...second, ...linked]);
}

/** The disposition decides: an unanswered call may bear an answer time and billed seconds of the caller's own leg. */
const OUTCOMES: Readonly<Record<string, AttemptOutcome>> = {
  ANSWERED: 'answered',
  ANSWER: 'answered',
  'NO ANSWER': 'no-answer',
  NOANSWER: 'no-answer',
  CANCEL: 'no-answer',
  BUSY: 'busy',
  FAILED: 'failed',
  CONGESTION: 'failed',
  CHANUNAVAIL: 'failed',
};

const CAMPAIGN_COLUMNS: readonly string[] = ['accountcode', 'dcontext', 'userfield'];

class AsteriskReader extends DialerRow implements RowReader {
  readonly stopped = false;
  #header: Places<Column> | null = null;
  #first = true;
  readonly #places = new Map<number, Places<Column>>();
  readonly #dialing: number;

  constructor(log: CallLog, given: Given) {
    super(log, given);
    this.#dialing = dialingCode(given.dialing ?? 'manual');
  }

  row(row: Row): void {
    if (this.#first) {
      this.#first = false;
      this.#header = placesInHeader(row, NAMES);
      if (this.#header !== null) return;
    }
    const at = this.#header ?? this.#placesFor(row);
    if (at === null) {
      this.log.fault(row.line, '', `the line has ${row.fields} fields; cdr-csv writes 16 to 21`);
    } else this.#read(row, at);
  }

  #placesFor(row: Row): Places<Column> | null {
    if (row.fields < ALWAYS.length || row.fields > ALWAYS.length + 5) return null;
    const looksUnique = UNIQUE_ID.test(this.text(row, ALWAYS.length));
    const key = row.fields * 2 + (looksUnique ? 1 : 0);
    let at = this.#places.get(key);
    if (at === undefined) {
      at = placesOf(row.fields, looksUnique);
      this.#places.set(key, at);
    }
    return at;
  }

  #read(row: Row, at: Places<Column>): boolean {
    const { attempt, given, log } = this;
    if (given.contexts !== undefined && !given.contexts.includes(this.text(row, at.dcontext))) {
      log.leftOut += 1;
      return false;
    }
    attempt.number = this.#consumer(row, at);
    if (attempt.number === NO_NUMBER) {
      log.leftOut += 1;
      return false;
    }
    attempt.startedAt = this.instant(row, at.start);
    if (Number.isNaN(attempt.startedAt)) {
      return log.fault(row.line, 'start', 'must be a time such as 2026-03-28 12:00:00');
    }
    const disposition = this.text(row, at.disposition);
    const outcome = OUTCOMES[disposition.toUpperCase()];
    if (outcome === undefined) {
      return log.fault(row.line, 'disposition', 'must be ANSWERED, NO ANSWER, BUSY, FAILED or CONGESTION');
    }
    const end = this.instant(row, at.end);
    const span = end >= attempt.startedAt ? end - attempt.startedAt : 0;
    const duration = this.seconds(row, at.duration);
    // Seconds are counted by a steady clock; the local times of both ends may straddle a change of clocks.
    attempt.duration = duration === UNKNOWN ? span : duration;
    attempt.outcome = codeOf(outcome);
    attempt.ringing = this.#ringing(row, at, outcome);
    if (outcome === 'answered' && this.isEmpty(row, at.dstchannel)) {
      // Where the queue was left before an agent took the call, nobody was there for sure.
      attempt.outcome = this.text(row, at.lastapp) === 'Queue' ? codeOf('silent') : UNBRIDGED;
    }
    attempt.dialing = this.#dialing;
    const column = given.campaignColumn as Column | undefined;
    attempt.party = this.party(row, column === undefined ? -1 : at[column]);
    attempt.call = this.#call(row, at);
    return log.add(row.line, attempt);
  }

  /** The number called: the extension dialed, or what the dialplan dialed in turn. */
  #consumer(row: Row, at: Places<Column>): number {
    const dialed = this.number(row, at.dst);
    if (dialed !== NO_NUMBER) return dialed;
    // PJSIP/+46701740605@trunk,30 and SIP/trunk/0701740605,30
    const found = /(?:^|&)[^/,&]+\/(?:[^/@,&]+\/)?([+\d][\d]*)(?=[@,&/]|$)/.exec(this.text(row, at.lastdata));
    if (found === null) return NO_NUMBER;
    const bytes = Buffer.from(found[1]!);
    return this.numberBetween(bytes, 0, bytes.length);
  }

  /** How long it rang: until the answer, else until it was given up. */
  #ringing(row: Row, at: Places<Column>, outcome: AttemptOutcome): number {
    const { startedAt, duration } = this.attempt;
    if (outcome !== 'answered') return this.ringing(duration);
    const answer = this.instant(row, at.answer);
    if (answer >= startedAt && answer - startedAt <= duration) return this.ringing(answer - startedAt);
    const billed = this.seconds(row, at.billsec);
    return billed === UNKNOWN ? UNKNOWN : this.ringing(Math.max(0, duration - billed));
  }

  /** What holds the rows of a call together: the linked id, else its own, else the channel on that day. */
  #call(row: Row, at: Places<Column>): number {
    for (const place of [at.linkedid, at.uniqueid]) {
      if (!this.isEmpty(row, place)) return idIn(row.bytes, row.starts[place]!, row.ends[place]!);
    }
    const key = Buffer.from(`${this.text(row, at.channel)} ${this.text(row, at.start).slice(0, 10)}`);
    return this.isEmpty(row, at.channel) ? 0 : idIn(key, 0, key.length);
  }
}

/** Master.csv of Asterisk's cdr-csv, with or without linkedid, and exports of the same columns with a header. */
export const asterisk: Format = {
  name: 'asterisk',
  hasCallIds: true,
  campaignColumns: CAMPAIGN_COLUMNS,
  reader: (log, given) => new AsteriskReader(log, given),
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
