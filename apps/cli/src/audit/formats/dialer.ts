import { ATTEMPT_OUTCOMES, type AttemptOutcome, DIALINGS, type Dialing } from '@ringratt/rules';
import { UNKNOWN, UNKNOWN_OUTCOME } from '@ringratt/rules/log';
import { countIn, fieldText, textEnd, textStart } from '../fields.ts';
import { type Given, LONGEST_CALL } from '../format.ts';
import { type Attempt, type CallLog, emptyAttempt } from '../log.ts';
import { NO_NUMBER, numberIn } from '../numbers.ts';
import type { Row } from '../scanner.ts';
import { Times, zoneOf } from '../times.ts';

const MOST_RINGING = 2_000_000_000;

/** A name for what neither the log nor the caller names. */
export const UNNAMED = 'log';

/** What the readers of telephone exchanges' logs have in common. */
export class DialerRow {
  readonly log: CallLog;
  readonly given: Given;
  readonly times: Times;
  readonly attempt: Attempt = emptyAttempt();
  readonly #prefix: Uint8Array;

  constructor(log: CallLog, given: Given) {
    this.log = log;
    this.given = given;
    this.times = new Times(given.zone ?? zoneOf('Europe/Stockholm')!);
    this.#prefix = Buffer.from(given.dialPrefix ?? '');
  }

  /** The text of a field; empty where the row lacks it, and for what databases write for nothing. */
  text(row: Row, place: number): string {
    if (place < 0 || place >= row.fields) return '';
    const text = fieldText(row.bytes, row.starts[place]!, row.ends[place]!);
    return text === '\\N' || text === 'NULL' ? '' : text;
  }

  isEmpty(row: Row, place: number): boolean {
    if (place < 0 || place >= row.fields) return true;
    return textStart(row.bytes, row.starts[place]!, row.ends[place]!) >= row.ends[place]!;
  }

  /** Seconds from 0 as milliseconds, UNKNOWN where the field is empty or no whole number. */
  seconds(row: Row, place: number): number {
    if (place < 0 || place >= row.fields) return UNKNOWN;
    const seconds = countIn(row.bytes, row.starts[place]!, row.ends[place]!);
    return seconds < 0 ? UNKNOWN : Math.min(seconds * 1_000, LONGEST_CALL);
  }

  /** An instant, NaN where the field has none; databases write zeros for no time. */
  instant(row: Row, place: number): number {
    if (place < 0 || place >= row.fields) return Number.NaN;
    return this.times.instantIn(row.bytes, row.starts[place]!, row.ends[place]!);
  }

  /** The number in a field, without the digits that the exchange puts before it; NO_NUMBER where there is none. */
  number(row: Row, place: number): number {
    if (place < 0 || place >= row.fields) return NO_NUMBER;
    const start = textStart(row.bytes, row.starts[place]!, row.ends[place]!);
    return this.numberBetween(row.bytes, start, textEnd(row.bytes, start, row.ends[place]!));
  }

  numberBetween(bytes: Uint8Array, start: number, end: number): number {
    let from = start;
    const prefix = this.#prefix;
    if (prefix.length > 0 && prefix.every((byte, i) => bytes[start + i] === byte)) from += prefix.length;
    return numberIn(bytes, from, end);
  }

  /**
   * The party of a row: one contact center; the campaign from its column, else one for the whole log; the offer that
   * was given, else each campaign's own, so that no two campaigns are taken for the same offer without a reason.
   */
  party(row: Row, campaignPlace: number): number {
    const { log, given } = this;
    const contactCenter = log.contactCenters.numberOfText(given.contactCenter ?? UNNAMED);
    let campaign = -1;
    if (given.campaign === undefined && !this.isEmpty(row, campaignPlace)) {
      const start = textStart(row.bytes, row.starts[campaignPlace]!, row.ends[campaignPlace]!);
      const end = textEnd(row.bytes, start, row.ends[campaignPlace]!);
      campaign = log.campaigns.numberOf(row.bytes, start, end, row.doubled[campaignPlace]!);
    }
    if (campaign === -1) campaign = log.campaigns.numberOfText(given.campaign ?? UNNAMED);
    const offer = log.offers.numberOfText(given.offer ?? log.campaigns.names[campaign]!);
    return log.parties.numberOf(contactCenter, campaign, offer);
  }

  ringing(milliseconds: number): number {
    return milliseconds < 0 ? UNKNOWN : Math.min(milliseconds, MOST_RINGING);
  }
}

export const dialingCode = (dialing: Dialing): number => DIALINGS.indexOf(dialing);

export const codeOf = (outcome: AttemptOutcome | 'unknown'): number =>
  outcome === 'unknown' ? UNKNOWN_OUTCOME : ATTEMPT_OUTCOMES.indexOf(outcome);
