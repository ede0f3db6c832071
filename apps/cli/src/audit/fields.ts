import { UNKNOWN } from '@ringratt/rules/log';
import { textOf } from './names.ts';

const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const DOT = 0x2e;
const COMMA = 0x2c;

/** The field is neither empty nor what it should be. */
export const INVALID = -2;

/** Where a field's text begins, spaces aside. */
export function textStart(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  while (from < end && bytes[from] === SPACE) from += 1;
  return from;
}

/** Where a field's text ends, spaces aside. */
export function textEnd(bytes: Uint8Array, start: number, end: number): number {
  let to = end;
  while (to > start && bytes[to - 1] === SPACE) to -= 1;
  return to;
}

/** A whole number from 0; UNKNOWN where the field is empty, INVALID where it is something else. */
export function countIn(bytes: Uint8Array, start: number, end: number): number {
  const from = textStart(bytes, start, end);
  const to = textEnd(bytes, from, end);
  if (from === to) return UNKNOWN;
  if (to - from > 15) return INVALID;
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i]!;
    if (byte < ZERO || byte > NINE) return INVALID;
    value = value * 10 + (byte - ZERO);
  }
  return value;
}

/**
 * Milliseconds of a field in seconds, what is finer cut off; UNKNOWN where it is empty, INVALID where it is no
 * number. A decimal comma is read too: where it gets here, the field was quoted or the delimiter is another one.
 */
export function millisecondsIn(bytes: Uint8Array, start: number, end: number): number {
  const from = textStart(bytes, start, end);
  const to = textEnd(bytes, from, end);
  if (from === to) return UNKNOWN;
  if (to - from > 15) return INVALID;
  let seconds = 0;
  let fraction = 0;
  let digits = 0;
  let worth = 0;
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i]!;
    if (byte === DOT || byte === COMMA) {
      if (worth !== 0) return INVALID;
      worth = 100;
    } else if (byte < ZERO || byte > NINE) {
      return INVALID;
    } else {
      digits += 1;
      if (worth === 0) {
        seconds = seconds * 10 + (byte - ZERO);
      } else {
        if (worth >= 1) fraction += (byte - ZERO) * worth;
        worth /= 10;
      }
    }
  }
  return digits === 0 ? INVALID : seconds * 1_000 + fraction;
}

/** Short text for a look at a field; not for millions of them. */
export function fieldText(bytes: Uint8Array, start: number, end: number): string {
  return textOf(bytes.subarray(start, end)).trim();
}
