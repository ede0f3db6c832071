import { Problem } from './problems.mjs';

const instant =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):?(\d{2}))$/;

/**
 * Reads the instant of `--at`.
 * @param {string} text ISO 8601 with an offset from UTC
 * @returns {number} epoch milliseconds
 */
export function parseInstant(text) {
  const [, year, month, day, hour, minute, second, offsetHours, offsetMinutes] = instant.exec(text) ?? [];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const fits =
    year !== undefined &&
    between(month, 1, 12) &&
    between(day, 1, days) &&
    between(hour, 0, 23) &&
    between(minute, 0, 59) &&
    between(second ?? 0, 0, 59) &&
    between(offsetHours ?? 0, 0, 14) &&
    between(offsetMinutes ?? 0, 0, 59);
  const parsed = fits ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(parsed))
    throw new Problem(
      `"${text}" is no instant with an offset: write it as in --at 2026-11-24T10:00:00+01:00.`,
    );
  return parsed;
}

/**
 * @param {string | number | undefined} value
 * @param {number} least
 * @param {number} most
 */
function between(value, least, most) {
  return Number(value) >= least && Number(value) <= most;
}

/**
 * How far the programs' clock is from the machine's. It never goes back: with newer data it goes on from them.
 * @param {{ at: number | undefined, newest: number | undefined, now: number }} instants in epoch milliseconds
 * @returns {{ offset: number, continues: boolean }} the offset in milliseconds, and whether the data set it
 */
export function clockOffset({ at, newest, now }) {
  const wished = at ?? now;
  if (newest !== undefined && newest > wished) return { offset: newest - now, continues: true };
  return { offset: wished - now, continues: false };
}
