/** Opening and closing in minutes after local midnight; half-open, so a start at `closes` is outside. */
export interface HoursWindow {
  opens: number;
  closes: number;
}

/**
 * What an organization has made stricter for one campaign. Absent means the guidelines' own value. Only
 * `parseLimits` lets values in from outside: it refuses a looser one and names the clause.
 */
export interface CampaignLimits {
  /** Narrower hours; null closes those weekdays altogether (3.2). */
  hours?: { weekday: HoursWindow | null; weekend: HoursWindow | null } | undefined;
  /** Further closed local days, `YYYY-MM-DD` (3.2). */
  closedDays?: readonly string[] | undefined;
  /** Closes public holidays too, which the guidelines leave open (3.2). */
  publicHolidaysClosed?: boolean | undefined;
  /** Attempts a local day, 0 to 2 (3.2). */
  dailyAttempts?: number | undefined;
  /** Minutes between attempts, 240 or more (3.2). */
  attemptIntervalMinutes?: number | undefined;
  /** Attempts in 720 hours, 0 to 20 (3.2). */
  thirtyDayAttempts?: number | undefined;
  /** Months for which an ended customer relation still counts, 0 to 12 (NIX-Telefon's rules). */
  customerRelationMonths?: number | undefined;
  /** A signed and logged choice (3.3): the redial after a silent call need not wait out the interval. */
  immediateRedial?: boolean | undefined;
}

/** Kinds of campaign within the scope of the guidelines (introduction). */
export const CAMPAIGN_KINDS = ['sale', 'marketing', 'fundraising', 'collection'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];
