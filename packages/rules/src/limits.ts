import { ATTEMPT_INTERVAL_MINUTES } from './duties/attempt-interval.ts';
import { GUIDELINE_HOURS } from './duties/calling-hours.ts';
import { DAILY_ATTEMPTS } from './duties/daily-attempts.ts';
import { CUSTOMER_RELATION_MONTHS } from './duties/nix-register.ts';
import { THIRTY_DAY_ATTEMPTS } from './duties/thirty-day-attempts.ts';
import type { Bilingual, ClauseId } from './editions/packs.ts';
import type { CampaignLimits, HoursWindow } from './facts/campaign.ts';
import { parseDate } from './time/days.ts';

/** Whether a value is looser than the guidelines, or none that a limit can have. */
export type LimitFault = 'looser' | 'closesBeforeOpens' | 'notADate' | 'malformed';

/** Why a value is refused: where it stands, what clause it would loosen (or belongs to), and in words. */
export interface LimitIssue {
  fault: LimitFault;
  path: string;
  clause: ClauseId;
  message: Bilingual;
}

export type ParsedLimits =
  | { ok: true; limits: CampaignLimits }
  | { ok: false; issues: readonly LimitIssue[] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

class Issues {
  readonly found: LimitIssue[] = [];

  add(path: string, clause: ClauseId, sv: string, en: string, fault: LimitFault = 'malformed'): undefined {
    this.found.push({ fault, path, clause, message: { sv, en } });
    return undefined;
  }

  /** A whole number from `least` to `most`; past the bound that the clause sets it is looser than the law. */
  whole(
    value: unknown,
    path: string,
    clause: ClauseId,
    bounds: { least?: number; most?: number },
  ): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      return this.add(path, clause, 'ska vara ett heltal från 0', 'must be a whole number from 0 up');
    }
    if (bounds.most !== undefined && value > bounds.most) {
      const law = `${bounds.most}`;
      return this.add(
        path,
        clause,
        `får inte vara lösare än punkt ${clause}: högst ${law}`,
        `must not be looser than section ${clause}: at most ${law}`,
        'looser',
      );
    }
    if (bounds.least !== undefined && value < bounds.least) {
      const law = `${bounds.least}`;
      return this.add(
        path,
        clause,
        `får inte vara lösare än punkt ${clause}: minst ${law}`,
        `must not be looser than section ${clause}: at least ${law}`,
        'looser',
      );
    }
    return value;
  }

  flag(value: unknown, path: string, clause: ClauseId): boolean | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    return this.add(path, clause, 'ska vara true eller false', 'must be true or false');
  }

  /** A window inside the guidelines' own; null closes the weekdays, an absent one keeps the guidelines'. */
  window(value: unknown, path: string, law: HoursWindow): HoursWindow | null {
    if (value === null) return null;
    if (value === undefined) return law;
    if (!isObject(value)) {
      this.add(path, '3.2', 'ska ha opens och closes', 'must have opens and closes');
      return null;
    }
    const opens = this.whole(value.opens ?? law.opens, `${path}.opens`, '3.2', {});
    const closes = this.whole(value.closes ?? law.closes, `${path}.closes`, '3.2', {});
    if (opens === undefined || closes === undefined) return null;
    if (opens < law.opens) {
      const bound = clock(law.opens);
      this.add(
        `${path}.opens`,
        '3.2',
        `får inte vara lösare än punkt 3.2: tidigast ${bound}`,
        `must not be looser than section 3.2: ${bound} at the earliest`,
        'looser',
      );
    }
    if (closes > law.closes) {
      const bound = clock(law.closes);
      this.add(
        `${path}.closes`,
        '3.2',
        `får inte vara lösare än punkt 3.2: senast ${bound}`,
        `must not be looser than section 3.2: ${bound} at the latest`,
        'looser',
      );
    }
    if (opens >= closes) {
      this.add(
        `${path}.closes`,
        '3.2',
        'ska vara senare än opens',
        'must be later than opens',
        'closesBeforeOpens',
      );
    }
    return { opens, closes };
  }

  hours(value: unknown): CampaignLimits['hours'] {
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) {
      return this.add('hours', '3.2', 'ska ha weekday och weekend', 'must have weekday and weekend');
    }
    return {
      weekday: this.window(value.weekday, 'hours.weekday', GUIDELINE_HOURS.weekday),
      weekend: this.window(value.weekend, 'hours.weekend', GUIDELINE_HOURS.weekend),
    };
  }

  dates(value: unknown): readonly string[] | undefined {
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) {
      return this.add('closedDays', '3.2', 'ska vara en lista av datum', 'must be a list of dates');
    }
    value.forEach((text, i) => {
      if (typeof text === 'string' && parseDate(text) !== null) return;
      this.add(
        `closedDays[${i}]`,
        '3.2',
        'ska vara ett datum, ÅÅÅÅ-MM-DD',
        'must be a date, YYYY-MM-DD',
        'notADate',
      );
    });
    return value as string[];
  }
}

const NAMES = new Set([
  'hours',
  'closedDays',
  'publicHolidaysClosed',
  'dailyAttempts',
  'attemptIntervalMinutes',
  'thirtyDayAttempts',
  'customerRelationMonths',
  'immediateRedial',
]);

/**
 * Reads a campaign's limits from outside. Each may only be stricter than the guidelines; a looser one is refused
 * with the clause it would loosen, and so is a name nobody knows, lest a misspelled limit bind nothing. Absent and
 * null mean the guidelines' own value. All issues are given, in the order of the fields of `CampaignLimits`.
 */
export function parseLimits(input: unknown): ParsedLimits {
  const issues = new Issues();
  if (!isObject(input)) {
    issues.add('', '3.2', 'ska vara ett objekt', 'must be an object');
    return { ok: false, issues: issues.found };
  }
  const given = {
    hours: issues.hours(input.hours),
    closedDays: issues.dates(input.closedDays),
    publicHolidaysClosed: issues.flag(input.publicHolidaysClosed, 'publicHolidaysClosed', '3.2'),
    dailyAttempts: issues.whole(input.dailyAttempts, 'dailyAttempts', '3.2', { most: DAILY_ATTEMPTS }),
    attemptIntervalMinutes: issues.whole(input.attemptIntervalMinutes, 'attemptIntervalMinutes', '3.2', {
      least: ATTEMPT_INTERVAL_MINUTES,
    }),
    thirtyDayAttempts: issues.whole(input.thirtyDayAttempts, 'thirtyDayAttempts', '3.2', {
      most: THIRTY_DAY_ATTEMPTS,
    }),
    customerRelationMonths: issues.whole(input.customerRelationMonths, 'customerRelationMonths', '2', {
      most: CUSTOMER_RELATION_MONTHS,
    }),
    immediateRedial: issues.flag(input.immediateRedial, 'immediateRedial', '3.3'),
  };
  for (const name of Object.keys(input)) {
    if (!NAMES.has(name)) issues.add(name, '3.2', 'är ingen känd begränsning', 'is no limit known here');
  }
  if (issues.found.length > 0) return { ok: false, issues: issues.found };
  const limits: CampaignLimits = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return { ok: true, limits };
}
