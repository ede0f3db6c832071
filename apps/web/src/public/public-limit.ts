/** Look-ups that one address may make at once, and how fast it gets them back. A household shares an address. */
const each = { burst: 60, perSecond: 1 };
/** Blocks are rarer than look-ups: a person has a few numbers. */
const eachBlock = { burst: 10, perSecond: 1 / 60 };
/** All addresses together: the portal's own pages keep most of the process. */
const all = { burst: 120, perSecond: 20 };

/** Addresses remembered; the longest unseen are forgotten first, and are full again anyway. */
const most = 20_000;

interface Rate {
  burst: number;
  perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

const publicPath =
  /^\/(?:(?:en|sv)\/)?(?:who-called|stop-calls|privacy|accept|withdraw|found|forgot|join|reset)(?:\/|$)/;
/** Anybody may write here, about any number. The other forms need a link, or have a limit of their own. */
const blockPath = /^\/(?:(?:en|sv)\/)?stop-calls(?:\/|$)/;

/**
 * Slows down those who ask the pages that anybody may open, in this process alone: several processes let
 * through as many times as much, which each of them bears.
 */
export class PublicLimit {
  #everybody: Bucket | undefined;
  readonly #buckets = new Map<string, Bucket>();

  /**
   * @param now milliseconds of any steady clock
   * @returns seconds to wait, or null where the request may pass
   */
  wait(request: { path: string; method: string; address: string }, now: number): number | null {
    if (!publicPath.test(request.path)) return null;
    const blocks = request.method === 'POST' && blockPath.test(request.path);
    const key = blocks ? `block ${request.address}` : request.address;
    const rate = blocks ? eachBlock : each;
    const own = refilled(this.#buckets.get(key), rate, now);
    this.#everybody = refilled(this.#everybody, all, now);
    const waits = Math.max(waitOf(own, rate), waitOf(this.#everybody, all));
    if (waits === 0) {
      own.left -= 1;
      this.#everybody.left -= 1;
    }
    this.#buckets.delete(key);
    this.#buckets.set(key, own);
    if (this.#buckets.size > most) this.#buckets.delete(this.#buckets.keys().next().value!);
    return waits === 0 ? null : Math.ceil(waits);
  }
}

function refilled(bucket: Bucket | undefined, rate: Rate, now: number): Bucket {
  if (!bucket) return { left: rate.burst, at: now };
  const gained = (Math.max(0, now - bucket.at) / 1_000) * rate.perSecond;
  return { left: Math.min(rate.burst, bucket.left + gained), at: now };
}

function waitOf(bucket: Bucket, rate: Rate): number {
  return bucket.left >= 1 ? 0 : (1 - bucket.left) / rate.perSecond;
}
