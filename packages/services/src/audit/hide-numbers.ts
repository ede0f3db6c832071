import type { Secrets } from '../context.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';

/**
 * A run of digits that may be a number: it begins as numbers do (+, 0, 46, 7x) and stands by itself, so that
 * dates, instants and ids are left alone. Whether it is one is then asked of the numbering plan.
 */
const candidate = /(?<![\w+.]|[\da-f]-)(?:\+|\(?0|46|7[02369])[\d\s()./–‑-]{5,}\d(?!\w)/g;

/** How an event writes a number. */
export function numberSubject(secrets: Pick<Secrets, 'numberKey'>, number: string): string {
  return `number:${numberKey(secrets, number).toString('hex')}`;
}

/**
 * The same value with every phone number in its texts put as a keyed hash. Callers name numbers by their
 * hash already; this is for texts that people and dialers write: a disposition, a reason, a name.
 */
export function hideNumbers<T>(secrets: Pick<Secrets, 'numberKey'>, value: T): T {
  if (typeof value === 'string') return hide(secrets, value) as T;
  if (Array.isArray(value)) return value.map((item) => hideNumbers(secrets, item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hideNumbers(secrets, item)]),
  ) as T;
}

function hide(secrets: Pick<Secrets, 'numberKey'>, text: string): string {
  // Most texts are ids, instants and words: the claim's path pays one look at each.
  if (text.length < 7 || !/\d/.test(text)) return text;
  return text.replace(candidate, (found) => {
    const parsed = parseNumber(found);
    // A foreign number is no consumer's that may be called, but it is a person's all the same.
    if (parsed.ok) return numberSubject(secrets, parsed.number);
    const digits = found.replace(/\D/g, '');
    return /^(\+|00)/.test(found) && digits.length >= 8
      ? numberSubject(secrets, `+${digits.replace(/^00/, '')}`)
      : found;
  });
}
