import { describe, expect, it } from 'vitest';
import { type DayAhead, type ForecastInput, finishedOn, forecastDays } from './forecast-model.ts';

const days = (count: number, day: Partial<DayAhead> = {}): DayAhead[] =>
  Array.from({ length: count }, (_, i) => ({
    date: `2026-12-${String(i + 1).padStart(2, '0')}`,
    openHours: 10,
    planned: 0,
    ...day,
  }));
const input = (given: Partial<ForecastInput>): ForecastInput => ({
  done: 400,
  open: 600,
  unplanned: 600,
  attempts: 1_000,
  attemptsPerHour: 100,
  recentPerHour: null,
  days: days(8),
  ...given,
});

describe('a forecast', () => {
  it('finishes the measured share of the attempts that capacity allows, and the rest fall due again', () => {
    // 600 attempts on the first day finish 240; the other 360 are due on the second and finish 144.
    expect(
      forecastDays(input({}))
        .map((day) => day.expected)
        .slice(0, 3),
    ).toEqual([640, 784, 870]);
    // Half the hours, half the attempts: 300, then the 480 that are left against room for 300.
    const slower = forecastDays(input({ attemptsPerHour: 30 }));
    expect(slower.map((day) => day.expected).slice(0, 3)).toEqual([520, 640, 760]);
  });

  it('waits for the planned slots and for the days that are open', () => {
    const ahead = days(4).map((day, i) => ({ ...day, planned: i === 2 ? 600 : 0 }));
    expect(forecastDays(input({ unplanned: 0, days: ahead })).map((day) => day.expected)).toEqual([
      400, 400, 640, 784,
    ]);
    const closed = days(3).map((day, i) => ({ ...day, openHours: i === 1 ? 0 : 10 }));
    expect(forecastDays(input({ days: closed })).map((day) => day.expected)).toEqual([640, 640, 784]);
  });

  it('goes from the pace there is to the most that the share may be', () => {
    const lines = forecastDays(input({ recentPerHour: 2 }));
    expect(lines[0]).toMatchObject({ low: 420, expected: 640 });
    expect(lines[1]!.low).toBe(440);
    for (const [i, day] of lines.entries()) {
      expect(day.low).toBeLessThanOrEqual(day.expected);
      expect(day.expected).toBeLessThanOrEqual(day.high);
      if (i > 0) expect(day.expected).toBeGreaterThanOrEqual(lines[i - 1]!.expected);
      expect(day.high).toBeLessThanOrEqual(1_000);
    }
    // The more attempts there are to measure by, the narrower it is.
    const width = (attempts: number) => {
      const [first] = forecastDays(input({ attempts, done: attempts * 0.4 }));
      return first!.high - first!.low;
    };
    expect(width(10_000)).toBeLessThan(width(500));
    // A pace that is faster than what was declared moves nothing.
    expect(forecastDays(input({ recentPerHour: 1_000 }))).toEqual(forecastDays(input({})));
  });

  it('is done where a hundredth is left, and says when none is in sight', () => {
    const lines = forecastDays(input({ days: days(30) }));
    expect(finishedOn(lines, 1_000)).toBe(lines.find((day) => day.expected >= 990)!.date);
    expect(finishedOn(lines.slice(0, 2), 1_000)).toBeNull();
  });
});
