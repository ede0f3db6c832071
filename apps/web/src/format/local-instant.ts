import { clock, dataDate } from './instants';

/**
 * A wall-clock time in Stockholm, `2026-11-24 14:20` or with a T, as an instant; null for what is none. On the night
 * that has an hour twice, the first of the two.
 */
export function instantOfLocal(text: string | undefined): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/.exec(text?.trim() ?? '');
  if (!match) return null;
  const [, day, time] = match;
  for (const offset of ['+02:00', '+01:00']) {
    const at = Date.parse(`${day}T${time}:00${offset}`);
    if (!Number.isNaN(at) && localOf(at) === `${day} ${time}`) return at;
  }
  return null;
}

/** The other way. */
export function localOf(at: number): string {
  return `${dataDate(at)} ${clock(at)}`;
}
