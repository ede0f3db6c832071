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
 * The first campaigns with an offer to one number at a time, as `identical-offer` ranks them: by the earliest
 * attempt that still counts. Each offer has a chain of its attempts in order and a cursor for every place that is
 * free of breach. An attempt that no longer counts never will again, and taking attempts from the front can only
 * move a place later in the chain; so the cursors go forward alone, and a log takes time in proportion to its rows.
 */
export class OfferRanks {
  readonly #next: Int32Array;
  readonly #group: Uint32Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  /** A place in the log's order; or, where the chain was read to its end in vain, ~ the last place read. */
  readonly #cursor: Int32Array;
  readonly #found = new Int32Array(FIRST);

  constructor(rows: number, offers: number) {
    this.#next = new Int32Array(rows);
    this.#group = new Uint32Array(offers);
    this.#head = new Int32Array(offers);
    this.#tail = new Int32Array(offers);
    this.#cursor = new Int32Array(offers * FIRST);
  }

  /**
   * Whether an attempt with an offer would be in a campaign that ranks past the last permitted one. `campaignAt`
   * and `startAt` tell of the attempts by their place; `group`, from 1 up, is another one for each number.
   */
  isPastLast(
    group: number,
    offer: number,
    campaign: number,
    t: number,
    campaignAt: (place: number) => number,
    startAt: (place: number) => number,
  ): boolean {
    if (this.#group[offer] !== group) return false;
    for (let rank = 0; rank < FIRST; rank += 1) {
      const cursor = this.#cursor[offer * FIRST + rank]!;
      let read = NONE;
      let place = cursor;
      if (cursor === NOT_BEGUN) place = this.#head[offer]!;
      else if (cursor < 0) place = this.#next[~cursor]!;
      for (; place !== NONE; place = this.#next[place]!) {
        if (counts(startAt(place), t) && !this.#isFound(rank, campaignAt(place))) break;
        read = place;
      }
      if (place === NONE) {
        if (read !== NONE) this.#cursor[offer * FIRST + rank] = ~read;
        return false;
      }
      this.#cursor[offer * FIRST + rank] = place;
      const found = campaignAt(place);
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
  add(group: number, offer: number, place: number): void {
    this.#next[place] = NONE;
    if (this.#group[offer] === group) {
      this.#next[this.#tail[offer]!] = place;
    } else {
      this.#group[offer] = group;
      this.#head[offer] = place;
      this.#cursor.fill(NOT_BEGUN, offer * FIRST, (offer + 1) * FIRST);
    }
    this.#tail[offer] = place;
  }
}
