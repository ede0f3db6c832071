import { parseInstant } from '@ringratt/rules';
import { instantOfLocal } from '@ringratt/rules/log';
import { fieldText, textEnd, textStart } from './fields.ts';

const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;
const UPPER_T = 0x54;
const UPPER_Z = 0x5a;
const SPACE = 0x20;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Turns local milliseconds from 1970-01-01T00:00 into an instant. */
export type Zone = (local: number) => number;

/**
 * The zone of a log's local times. Stockholm by its rule: a time inside the gap of spring moves later, of the two in
 * the overlap of autumn it is the first. Null where the name is none.
 */
export function zoneOf(name: string): Zone | null {
  if (name === 'Europe/Stockholm') return instantOfLocal;
  if (name === 'UTC' || name === 'GMT' || name === 'Z') return (local) => local;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(name);
  if (match === null || Number(match[2]) > 23 || Number(match[3]) > 59) return null;
  const ahead = (match[1] === '-' ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE);
  return (local) => local - ahead;
}

/** Days of each month fit in 31, so that a date has a slot of its own within sixteen years. */
const SLOTS = 16 * 12 * 31;

/**
 * Reads instants from bytes. The usual spelling, 2026-03-28T12:00:00.000Z, is read digit by digit and its date
 * looked up; every other one goes through `parseInstant`, so that there is one answer to what an instant is.
 */
export class Times {
  readonly #zone: Zone | null;
  readonly #dateOf = new Int32Array(SLOTS);
  readonly #midnight = new Float64Array(SLOTS);

  /** `zone` is what local times are in; null: a time without its offset is no instant. */
  constructor(zone: Zone | null) {
    this.#zone = zone;
  }

  /** Epoch milliseconds of a field, NaN where it is no instant. A fraction finer than milliseconds is cut off. */
  instantIn(bytes: Uint8Array, start: number, end: number): number {
    const from = textStart(bytes, start, end);
    const to = textEnd(bytes, from, end);
    const separator = bytes[from + 10];
    if (to - from >= 16 && (separator === UPPER_T || separator === SPACE)) {
      const midnight = this.#midnightOf(bytes, from);
      const clock = this.#clockIn(bytes, from + 11, to);
      if (!Number.isNaN(midnight + clock)) {
        const time = midnight + clock;
        if (bytes[to - 1] === UPPER_Z) {
          if (separator === UPPER_T || this.#zone !== null) return time;
        } else if (this.#zone !== null) {
          return this.#zone(time);
        }
      }
    }
    const text = fieldText(bytes, from, to);
    return parseInstant(this.#zone === null ? text : text.replace(' ', 'T')) ?? Number.NaN;
  }

  /** UTC midnight of YYYY-MM-DD, NaN where that is no date. */
  #midnightOf(bytes: Uint8Array, at: number): number {
    const year = digits4(bytes, at);
    const month = digits2(bytes, at + 5);
    const date = digits2(bytes, at + 8);
    const valid = year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= 31;
    if (!valid || bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return Number.NaN;
    const slot = (year & 15) * 372 + (month - 1) * 31 + (date - 1);
    const key = year * 10_000 + month * 100 + date;
    if (this.#dateOf[slot] !== key) {
      this.#dateOf[slot] = key;
      this.#midnight[slot] = parseInstant(`${fieldText(bytes, at, at + 10)}T00:00:00Z`) ?? Number.NaN;
    }
    return this.#midnight[slot]!;
  }

  /** Milliseconds of HH:MM, HH:MM:SS or HH:MM:SS.f…, a Z after it or not; NaN where it is something else. */
  #clockIn(bytes: Uint8Array, at: number, end: number): number {
    const to = bytes[end - 1] === UPPER_Z ? end - 1 : end;
    const hour = digits2(bytes, at);
    const minute = digits2(bytes, at + 3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || bytes[at + 2] !== COLON) return Number.NaN;
    const clock = hour * HOUR + minute * MINUTE;
    if (to === at + 5) return clock;
    const second = digits2(bytes, at + 6);
    if (to < at + 8 || second < 0 || second > 59 || bytes[at + 5] !== COLON) return Number.NaN;
    if (to === at + 8) return clock + second * SECOND;
    if (bytes[at + 8] !== DOT || to === at + 9) return Number.NaN;
    let fraction = 0;
    let worth = 100;
    for (let i = at + 9; i < to; i += 1) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      if (worth >= 1) fraction += digit * worth;
      worth /= 10;
    }
    return clock + second * SECOND + fraction;
  }
}

/** Two digits as a number, negative where one of the bytes is none. */
function digits2(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function digits4(bytes: Uint8Array, at: number): number {
  const high = digits2(bytes, at);
  const low = digits2(bytes, at + 2);
  return high >= 0 && low >= 0 ? high * 100 + low : -1;
}
