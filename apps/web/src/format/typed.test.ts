import { describe, expect, it } from 'vitest';
import { clockTyped, oreTyped, typedClock, typedInteger, typedOre } from './typed';

describe('numbers as they are typed', () => {
  it.each([
    ['449', 44_900],
    ['449,5', 44_950],
    ['1 449,50 kr', 144_950],
    ['449:-', 44_900],
    ['', undefined],
    ['449,505', null],
    ['-4', null],
    ['fyra', null],
  ])('%s kronor', (text, ore) => expect(typedOre(text)).toBe(ore));

  it.each([0, 5, 44_900, 44_950, 44_905])('%s öre come back as they were', (ore) => {
    expect(typedOre(oreTyped(ore))).toBe(ore);
  });

  it.each([
    ['08:00', 480],
    ['8.30', 510],
    ['24:00', 1_440],
    ['24:01', null],
    ['12:60', null],
    ['', undefined],
  ])('%s o’clock', (text, minutes) => expect(typedClock(text)).toBe(minutes));

  it('clocks come back as they were', () => {
    for (const minutes of [0, 480, 1_245]) expect(typedClock(clockTyped(minutes))).toBe(minutes);
  });

  it.each([
    ['12 400', 12_400],
    ['12\u00a0400', 12_400],
    ['', undefined],
    ['12,4', null],
  ])('%s whole', (text, value) => expect(typedInteger(text)).toBe(value));
});
