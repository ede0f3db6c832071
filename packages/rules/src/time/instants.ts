import { daysFromCivil, daysInMonth } from './civil.ts';
import { DAY, HOUR, MINUTE, SECOND } from './zone.ts';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)$/;

/**
 * Epoch milliseconds of an ISO 8601 instant with its offset; a finer fraction is cut off, not rounded. Null where
 * the text is no instant: no offset, no such day (2026-02-30), no such time of day.
 */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const date = Number(match[3]);
  const hour = Number(match[4]);
  const minute = Number(match[5]);
  const second = Number(match[6] ?? 0);
  const millisecond = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const aheadHours = Number(match[9] ?? 0);
  const aheadMinutes = Number(match[10] ?? 0);
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || aheadHours > 23 || aheadMinutes > 59) return null;
  const ahead = (match[8] === '-' ? -1 : 1) * (aheadHours * HOUR + aheadMinutes * MINUTE);
  return (
    daysFromCivil(year, month, date) * DAY +
    hour * HOUR +
    minute * MINUTE +
    second * SECOND +
    millisecond -
    ahead
  );
}

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`. Throws a RangeError beyond the years that Date knows. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString();
}
