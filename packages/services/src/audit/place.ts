import { Invalid } from '../errors.ts';

/** A place in the trail as a cursor: a key that sorts first, an instant or a transaction, and the event's number. */
export function sealPlace(key: number | string, seq: number): string {
  return Buffer.from(JSON.stringify([key, seq])).toString('base64url');
}

/** @throws Invalid for anything that `sealPlace` did not make of such a key */
export function openPlace<K extends 'instant' | 'transaction'>(
  kind: K,
  cursor: string | null | undefined,
  path = 'cursor',
): { key: K extends 'instant' ? number : string; seq: number } | null {
  if (!cursor) return null;
  try {
    const [key, seq] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const sound = kind === 'instant' ? isInstant(key) : isTransaction(key);
    if (sound && Number.isSafeInteger(seq)) return { key: key as never, seq: seq as number };
  } catch {
    // Falls through to the one answer for every broken cursor.
  }
  throw new Invalid([{ path, message: 'unknownCursor' }]);
}

function isInstant(key: unknown): boolean {
  return typeof key === 'number' && Math.abs(key) < 8.64e15;
}

function isTransaction(key: unknown): boolean {
  return typeof key === 'string' && /^\d{1,20}$/.test(key) && BigInt(key) < 1n << 64n;
}
