import { parseDate, parseInstant, startOfDay } from '@ringratt/rules';

/**
 * An instant as registers give it: ISO 8601 with an offset, or a local day, which begins at its midnight.
 *
 * @returns epoch milliseconds, null for nothing, undefined for what is no instant
 */
export function momentOf(value: unknown): number | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string') return undefined;
  const day = parseDate(value);
  return day === null ? (parseInstant(value) ?? undefined) : startOfDay(day);
}

/** Yes and no as people and programs write them; undefined for what is neither. */
export function truthOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined || value === '') return false;
  const text = String(value).toLowerCase();
  if (['ja', 'yes', 'true', 'sant', '1', 'x'].includes(text)) return true;
  return ['nej', 'no', 'false', 'falskt', '0'].includes(text) ? false : undefined;
}
