import { IDENTICAL_OFFER_CAMPAIGNS, IDENTICAL_OFFER_MONTHS } from '../duties/identical-offer.ts';
import { addMonths } from '../time/months.ts';
import { DAY } from '../time/zone.ts';

const FIRST = IDENTICAL_OFFER_CAMPAIGNS;
/** No such period is shorter; what is younger counts without a look at the calendar. */
const SHORTEST_PERIOD = IDENTICAL_OFFER_MONTHS * 28 * DAY;
const NONE = -1;
const NOT_BEGUN = -0x8000_0000;

const counts = (at: number, t: number) =>
  t - at < SHORTEST_PERIOD || t < addMonths(at, IDENTICAL_OFFER_MONTHS);

/**
 * The first campaigns with an offer to one number, as `identical-offer` ranks them: by the earliest attempt that
 * still counts. Each offer has a chain of its attempts in order and a cursor for every place that is free of breach.
 * An attempt that no longer counts never will again, and taking attempts from the front can only move a place later
 * in the chain; so the cursors go forward alone, and a number takes time in proportion to its attempts.
 */
export class OfferRanks {
  /** Attempts of the number at hand, in the order in which they came: start, campaign, the next with the offer. */
  #startAt = new Float64Array(64);
  #campaignOf = new Int32Array(64);
  #next = new Int32Array(64);
  #attempts = 0;
  /** Which number what is known of an offer belongs to. */
  #group = 0;
  readonly #groupOf: Int32Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  /** An attempt; or, where the chain was read to its end in vain, ~ the last attempt read. */
  readonly #cursor: Int32Array;
  readonly #found = new Int32Array(FIRST);

  constructor(offers: number) {
    this.#groupOf = new Int32Array(offers);
    this.#head = new Int32Array(offers);
    this.#tail = new Int32Array(offers);
    this.#cursor = new Int32Array(offers * FIRST);
  }

  /** Forgets the attempts: those that follow are to another number. */
  nextNumber(): void {
    this.#group += 1;
    this.#attempts = 0;
  }

  /** Whether an attempt at `t` would be in a campaign that ranks past the last one permitted. */
  isPastLast(offer: number, campaign: number, t: number): boolean {
    if (this.#groupOf[offer] !== this.#group) return false;
    for (let rank = 0; rank < FIRST; rank += 1) {
      const cursor = this.#cursor[offer * FIRST + rank]!;
      let read = NONE;
      let attempt = cursor;
      if (cursor === NOT_BEGUN) attempt = this.#head[offer]!;
      else if (cursor < 0) attempt = this.#next[~cursor]!;
      for (; attempt !== NONE; attempt = this.#next[attempt]!) {
        if (counts(this.#startAt[attempt]!, t) && !this.#isFound(rank, this.#campaignOf[attempt]!)) break;
        read = attempt;
      }
      if (attempt === NONE) {
        if (read !== NONE) this.#cursor[offer * FIRST + rank] = ~read;
        return false;
      }
      this.#cursor[offer * FIRST + rank] = attempt;
      const found = this.#campaignOf[attempt]!;
      if (found === campaign) return false;
      this.#found[rank] = found;
    }
    return true;
  }

  #isFound(ranks: number, campaign: number): boolean {
    for (let rank = 0; rank < ranks; rank += 1) if (this.#found[rank] === campaign) return true;
    return false;
  }

  /** Adds an attempt to its offer's chain, after all that came before it. */
  add(offer: number, campaign: number, t: number): void {
    const attempt = this.#attempts;
    if (attempt === this.#next.length) this.#grow();
    this.#startAt[attempt] = t;
    this.#campaignOf[attempt] = campaign;
    this.#next[attempt] = NONE;
    this.#attempts += 1;
    if (this.#groupOf[offer] === this.#group) {
      this.#next[this.#tail[offer]!] = attempt;
    } else {
      this.#groupOf[offer] = this.#group;
      this.#head[offer] = attempt;
      for (let rank = 0; rank < FIRST; rank += 1) this.#cursor[offer * FIRST + rank] = NOT_BEGUN;
    }
    this.#tail[offer] = attempt;
  }

  #grow(): void {
    const [startAt, campaignOf, next] = [this.#startAt, this.#campaignOf, this.#next];
    this.#startAt = new Float64Array(2 * next.length);
    this.#campaignOf = new Int32Array(2 * next.length);
    this.#next = new Int32Array(2 * next.length);
    this.#startAt.set(startAt);
    this.#campaignOf.set(campaignOf);
    this.#next.set(next);
  }
}
