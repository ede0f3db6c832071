/**
 * A token bucket a key, of one second's requests, on the machine's monotonic clock: the program's own may
 * stand still or jump. Each process counts for itself, so that n processes behind a balancer let a key make
 * up to n times its requests.
 */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    readonly now: () => number = () => performance.now(),
    readonly mostRemembered = 10_000,
  ) {}

  /** Takes one request of a key that may make `perSecond`. `resetSeconds`: until the bucket is full again. */
  take(key: string, perSecond: number): { allowed: boolean; remaining: number; resetSeconds: number } {
    const now = this.now();
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      if (this.#buckets.size >= this.mostRemembered) this.#buckets.clear();
      bucket = { tokens: perSecond, at: now };
      this.#buckets.set(key, bucket);
    }
    bucket.tokens = Math.min(perSecond, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    return {
      allowed,
      remaining: Math.floor(bucket.tokens),
      resetSeconds: Math.ceil((perSecond - bucket.tokens) / perSecond),
    };
  }
}
