import { type Database, withoutTenant } from '@ringratt/db';
import type { Context } from '../context.ts';
import { type Feed, readFeed, readHead } from './read-feed.ts';

/** How often a program with somebody waiting looks whether more was sealed. */
const LOOK_MS = 250;
export const LONGEST_WAIT_SECONDS = 30;

/**
 * As `readFeed`, but where nothing has come it waits until something does.
 *
 * @param input.wait seconds, 0–30; an empty page is the answer when they have passed
 * @param signal ends the waiting, for a client that has gone
 */
export async function waitForFeed(
  ctx: Context,
  input: { after?: string | null | undefined; limit: number; wait: number },
  signal?: AbortSignal,
): Promise<Feed> {
  // The machine's clock: the platform's may stand still or be moved.
  const until = performance.now() + Math.min(input.wait, LONGEST_WAIT_SECONDS) * 1000;
  const watch = watchOf(ctx.database);
  for (;;) {
    const seen = watch.head();
    const feed = await readFeed(ctx, input);
    const left = until - performance.now();
    if (feed.items.length > 0 || left <= 0 || signal?.aborted) return feed;
    await watch.change(seen, left, signal);
  }
}

/** One look for all who wait in a program: a thousand waiting dialers cost no more than one. */
interface Watch {
  /** The head as it was last seen, or null before the first look. */
  head(): string | null;
  /** Resolves once the head is another than `seen`, or after so many milliseconds, or on the signal. */
  change(seen: string | null, ms: number, signal: AbortSignal | undefined): Promise<void>;
}

const watches = new WeakMap<Database, Watch>();

function watchOf(database: Database): Watch {
  const known = watches.get(database);
  if (known) return known;
  const waiting = new Set<{ seen: string | null; wake: () => void }>();
  let head: string | null = null;
  let looking = false;

  async function look(): Promise<void> {
    looking = true;
    while (waiting.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS).unref());
      try {
        const { xid, seq } = await withoutTenant(database, readHead);
        head = `${xid}.${seq}`;
      } catch {
        // A database that is away for a moment is looked at again; who waits is answered by its own reading.
      }
      for (const one of [...waiting]) if (one.seen !== head) one.wake();
    }
    looking = false;
  }

  const watch: Watch = {
    head: () => head,
    change: (seen, ms, signal) =>
      new Promise((resolve) => {
        const one = {
          seen,
          wake: () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', one.wake);
            waiting.delete(one);
            resolve();
          },
        };
        const timer = setTimeout(one.wake, ms);
        signal?.addEventListener('abort', one.wake);
        waiting.add(one);
        if (!looking) void look();
      }),
  };
  watches.set(database, watch);
  return watch;
}
