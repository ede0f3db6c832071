import type { Services } from '../context.ts';
import { sealEvents } from './seal.ts';

/**
 * Seals batch after batch until nothing is left, or another worker's sealer is at it.
 *
 * @returns how many events were sealed
 */
export async function sealTrail(services: Services): Promise<number> {
  let sealed = 0;
  for (;;) {
    const pass = await sealEvents(services);
    sealed += pass.sealed;
    if (!pass.more) return sealed;
  }
}
