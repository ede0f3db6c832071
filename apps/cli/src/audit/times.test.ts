import { formatInstant, parseInstant } from '@ringratt/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Times, zoneOf } from './times.ts';

const withOffset = new Times(null);

const read = (text: string, zone: string | null = null) => {
  const bytes = Buffer.from(text);
  const times = zone === null ? withOffset : new Times(zoneOf(zone)!);
  const instant = times.instantIn(bytes, 0, bytes.length);
  return Number.isNaN(instant) ? null : instant;
};

describe('instants with their offset', () => {
  const digits = (min: number, max: number, width: number) =>
    fc.integer({ min, max }).map((value) => String(value).padStart(width, '0'));
  const spelled = fc
    .tuple(
      digits(1969, 2100, 4),
      digits(0, 13, 2),
      digits(0, 32, 2),
      fc.constantFrom('T', 't', ' '),
      digits(0, 24, 2),
      digits(0, 60, 2),
      fc.constantFrom('', ':00', ':59', ':60', ':5'),
      fc.constantFrom('', '.', '.1', '.123', '.999999', ',5', '.x'),
      fc.constantFrom('Z', 'z', '', '+01:00', '-0230', '+02', '+24:00'),
    )
    .map(([y, mo, d, t, h, mi, s, f, z]) => `${y}-${mo}-${d}${t}${h}:${mi}${s}${f}${z}`);

  it('are read as parseInstant reads them', () => {
    fc.assert(
      fc.property(fc.oneof(spelled, fc.string({ maxLength: 30 })), (text) => {
        expect(read(text)).toBe(parseInstant(text.trim()));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('local times', () => {
  it.each([
    ['winter', '2026-11-24 14:00:00', '2026-11-24T13:00:00.000Z'],
    ['summer', '2026-06-18 14:00:00', '2026-06-18T12:00:00.000Z'],
    ['without seconds', '2026-06-18 14:00', '2026-06-18T12:00:00.000Z'],
    ['with a T and a fraction', '2026-06-18T14:00:00.5', '2026-06-18T12:00:00.500Z'],
    ['inside the gap of spring it moves later', '2026-03-29 02:30:00', '2026-03-29T01:30:00.000Z'],
    [
      'in the overlap of autumn it is the first of the two',
      '2026-10-25 02:30:00',
      '2026-10-25T00:30:00.000Z',
    ],
    ['an offset of its own counts for more', '2026-06-18 14:00:00+00:00', '2026-06-18T14:00:00.000Z'],
    ['so does a Z', '2026-06-18 14:00:00Z', '2026-06-18T14:00:00.000Z'],
  ])('%s', (_, text, instant) => {
    expect(formatInstant(read(text, 'Europe/Stockholm')!)).toBe(instant);
  });

  it('are read in the zone that was given', () => {
    expect(formatInstant(read('2026-06-18 14:00:00', 'UTC')!)).toBe('2026-06-18T14:00:00.000Z');
    expect(formatInstant(read('2026-06-18 14:00:00', '-05:30')!)).toBe('2026-06-18T19:30:00.000Z');
    expect(zoneOf('Mars/Olympus')).toBeNull();
  });

  it.each(['', '0000-00-00 00:00:00', '2026-02-30 12:00:00', '2026-06-18', '14:00'])('%j is none', (text) => {
    expect(read(text, 'Europe/Stockholm')).toBeNull();
  });
});
