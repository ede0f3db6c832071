import { describe, expect, it } from 'vitest';
import { parseLimits } from './limits.ts';

const GUIDELINES = {
  hours: { weekday: { opens: 480, closes: 1260 }, weekend: { opens: 600, closes: 1080 } },
  dailyAttempts: 2,
  attemptIntervalMinutes: 240,
  thirtyDayAttempts: 20,
  customerRelationMonths: 12,
};

describe('parseLimits', () => {
  it.each([
    ['nothing', {}, {}],
    ["the guidelines' own values", GUIDELINES, GUIDELINES],
    ['null for absent', { hours: null, dailyAttempts: null, closedDays: null, immediateRedial: null }, {}],
    [
      'hours of one kind of day',
      { hours: { weekday: { opens: 540 } } },
      { hours: { weekday: { opens: 540, closes: 1260 }, weekend: { opens: 600, closes: 1080 } } },
    ],
    [
      'a weekend off',
      { hours: { weekend: null } },
      { hours: { weekday: { opens: 480, closes: 1260 }, weekend: null } },
    ],
    [
      'the strictest counts',
      { dailyAttempts: 0, thirtyDayAttempts: 0, customerRelationMonths: 0, attemptIntervalMinutes: 10_000 },
      { dailyAttempts: 0, thirtyDayAttempts: 0, customerRelationMonths: 0, attemptIntervalMinutes: 10_000 },
    ],
    [
      'choices',
      { closedDays: ['2026-12-31'], publicHolidaysClosed: true, immediateRedial: false },
      { closedDays: ['2026-12-31'], publicHolidaysClosed: true, immediateRedial: false },
    ],
  ])('takes %s', (_, input, limits) => expect(parseLimits(input)).toEqual({ ok: true, limits }));

  it.each([
    ['an earlier opening', { hours: { weekday: { opens: 479 } } }, 'hours.weekday.opens', '3.2', '08:00'],
    ['a later closing', { hours: { weekday: { closes: 1261 } } }, 'hours.weekday.closes', '3.2', '21:00'],
    ['an earlier weekend', { hours: { weekend: { opens: 599 } } }, 'hours.weekend.opens', '3.2', '10:00'],
    ['a later weekend', { hours: { weekend: { closes: 1081 } } }, 'hours.weekend.closes', '3.2', '18:00'],
    ['three attempts a day', { dailyAttempts: 3 }, 'dailyAttempts', '3.2', 'at most 2'],
    ['a shorter interval', { attemptIntervalMinutes: 239 }, 'attemptIntervalMinutes', '3.2', 'at least 240'],
    ['twenty-one attempts', { thirtyDayAttempts: 21 }, 'thirtyDayAttempts', '3.2', 'at most 20'],
    ['a longer relation', { customerRelationMonths: 13 }, 'customerRelationMonths', '2', 'at most 12'],
  ])('refuses %s, naming the clause', (_, input, path, clause, bound) => {
    const parsed = parseLimits(input);
    if (parsed.ok) throw new Error('taken');
    expect(parsed.issues).toHaveLength(1);
    const [issue] = parsed.issues;
    expect(issue).toMatchObject({ fault: 'looser', path, clause });
    expect(issue?.message.en).toMatch(new RegExp(`(^|[^0-9])${bound}`));
    expect(issue?.message.en).toContain(`section ${clause}`);
    expect(issue?.message.sv).toContain(`punkt ${clause}`);
  });

  it.each([
    ['no object', 7, ''],
    ['a list', [], ''],
    ['null', null, ''],
    ['hours that are none', { hours: 8 }, 'hours'],
    ['a window that is none', { hours: { weekday: 8 } }, 'hours.weekday'],
    ['a time that is none', { hours: { weekday: { opens: '08:00' } } }, 'hours.weekday.opens'],
    ['an empty window', { hours: { weekday: { opens: 600, closes: 600 } } }, 'hours.weekday.closes'],
    ['half an attempt', { dailyAttempts: 1.5 }, 'dailyAttempts'],
    ['less than none', { dailyAttempts: -1 }, 'dailyAttempts'],
    ['a count in letters', { thirtyDayAttempts: '20' }, 'thirtyDayAttempts'],
    ['closed days that are no list', { closedDays: '2026-12-31' }, 'closedDays'],
    ['a day of no calendar', { closedDays: ['2026-12-31', '2026-02-30'] }, 'closedDays[1]'],
    ['yes in letters', { publicHolidaysClosed: 'yes' }, 'publicHolidaysClosed'],
    ['a redial in letters', { immediateRedial: 1 }, 'immediateRedial'],
    ['a name nobody knows', { dailyAttempt: 1 }, 'dailyAttempt'],
  ])('refuses %s', (_, input, path) => {
    const parsed = parseLimits(input);
    expect(parsed).toMatchObject({ ok: false, issues: [{ path }] });
    if (parsed.ok) throw new Error('taken');
    expect(parsed.issues[0]?.fault).not.toBe('looser');
  });

  it('says nothing of a window whose other end cannot be read', () => {
    const parsed = parseLimits({ hours: { weekday: { opens: 0, closes: '21:00' } } });
    if (parsed.ok) throw new Error('taken');
    expect(parsed.issues.map(({ path }) => path)).toEqual(['hours.weekday.closes']);
  });

  it('names every issue in the order of the fields', () => {
    const parsed = parseLimits({ x: 1, dailyAttempts: 3, hours: { weekday: { opens: 0, closes: 1440 } } });
    if (parsed.ok) throw new Error('taken');
    expect(parsed.issues.map(({ path }) => path)).toEqual([
      'hours.weekday.opens',
      'hours.weekday.closes',
      'dailyAttempts',
      'x',
    ]);
  });
});
