import { createHash } from 'node:crypto';
import type { Regime } from './schemas.ts';

const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

function canonical(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, canonical(part)]),
  );
}

/**
 * What makes two offers identical (3.2): the product and its terms. The name is how the principal finds
 * it and tells consumers nothing, so renaming an offer makes no new one.
 */
export function offerFingerprint(offer: { productKind: string; regime: Regime; terms: unknown }): Buffer {
  const { productKind, regime, terms } = offer;
  return createHash('sha256')
    .update(JSON.stringify(canonical({ productKind, regime, terms })))
    .digest();
}
