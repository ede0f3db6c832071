import { setImmediate } from 'node:timers/promises';

const atOnce = 1_000;

/**
 * The entries as they come, with a pause now and then in which the process answers others: a register of a
 * million lines must not hold up the claims that come meanwhile.
 */
export async function* breathing<T>(entries: AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0;
  for await (const entry of entries) {
    yield entry;
    if (++count % atOnce === 0) await setImmediate();
  }
}
