import { clock, dataDate } from './instants';

/**
 * A wall-clock time in Stockholm, `2026-11-24T14:20`, as an instant; null for what is none. On the night
 * that has an hour twice, the first of the two.
 */
export function instantOfLocal(text: string | undefined): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  for (const offset of ['+02:00', '+01:00']) {
    const at = Date.parse(`${text}:00${offset}`);
    if (!Number.isNaN(at) && localOf(at) === text) return at;
  }
  return null;
}

/** The other way. */
export function localOf(at: number): string {
  return `${dataDate(at)}T${clock(at)}`;
}
