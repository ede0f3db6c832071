import { describe, expect, it } from 'vitest';

import { clockOffset, parseInstant } from './clock.mjs';

describe('parseInstant', () => {
  it.each([
    ['2026-11-24T10:00:00+01:00', Date.UTC(2026, 10, 24, 9)],
    ['2026-11-24T10:00Z', Date.UTC(2026, 10, 24, 10)],
    ['2028-02-29T00:00:00.5-03:30', Date.UTC(2028, 1, 29, 3, 30, 0, 500)],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each(['', 'now', '2026-11-24', '2026-11-24T10:00:00', '2026-02-29T10:00:00Z', '2026-11-24T24:00:00Z'])(
    'refuses "%s" and shows how to write it',
    (text) => {
      expect(() => parseInstant(text)).toThrow(/--at 2026-11-24T10:00:00\+01:00/);
    },
  );
});

describe('clockOffset', () => {
  const now = 1_000_000;

  it('is none without --at', () => {
    expect(clockOffset({ at: undefined, newest: undefined, now })).toEqual({ offset: 0, continues: false });
    expect(clockOffset({ at: undefined, newest: now - 1, now })).toEqual({ offset: 0, continues: false });
  });

  it('moves the clock to --at', () => {
    expect(clockOffset({ at: 400_000, newest: 399_999, now })).toEqual({
      offset: -600_000,
      continues: false,
    });
  });

  it('never goes back behind the newest data, with --at or without', () => {
    expect(clockOffset({ at: 400_000, newest: 500_000, now })).toEqual({ offset: -500_000, continues: true });
    expect(clockOffset({ at: undefined, newest: 1_500_000, now })).toEqual({
      offset: 500_000,
      continues: true,
    });
  });
});
