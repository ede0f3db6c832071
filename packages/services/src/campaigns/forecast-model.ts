/** A day to come, with what can be done on it. */
export interface DayAhead {
  date: string;
  /** Hours in which attempts may start; 0 on a closed day. */
  openHours: number;
  /** Slots planned for it; the first day's include those that are overdue. */
  planned: number;
}

export interface ForecastInput {
  done: number;
  /** Contacts that are not done and may be called. */
  open: number;
  /** Open contacts that have no slot yet: they come first. */
  unplanned: number;
  /** Attempts that have been made, whose outcome is what the share of finished ones is measured by. */
  attempts: number;
  /** Attempts that the contact centers have declared they can make in an open hour, together. */
  attemptsPerHour: number;
  /** Contacts done in an open hour of the last calling days; null where there are none. */
  recentPerHour: number | null;
  days: readonly DayAhead[];
}

export interface ExpectedDay {
  date: string;
  low: number;
  expected: number;
  high: number;
}

/** So many standard errors to each side hold the truth eight times in ten. */
const EIGHT_OF_TEN = 1.2816;

/**
 * What is to come, day by day: planned slots fall due, the centers make as many attempts as their capacity
 * allows, the measured share of them finishes a contact and the rest fall due again the day after. The spread
 * goes from the pace of the last calling days (where it is slower) to the upper end of what the share may be.
 */
export function forecastDays(input: ForecastInput): ExpectedDay[] {
  const share = Math.min(1, input.done / input.attempts);
  const error = EIGHT_OF_TEN * Math.sqrt((share * (1 - share)) / input.attempts);
  const expected = run(input, share);
  const high = run(input, Math.min(1, share + error));
  const low = run(input, Math.max(0, share - error));
  let hours = 0;
  return input.days.map(({ date, openHours }, i) => {
    hours += openHours;
    const slow = input.recentPerHour === null ? low[i]! : input.done + hours * input.recentPerHour;
    return {
      date,
      low: Math.round(Math.min(low[i]!, slow)),
      expected: Math.round(expected[i]!),
      high: Math.round(high[i]!),
    };
  });
}

/** Contacts done at the end of each day, where each attempt finishes one with this share. */
function run(input: ForecastInput, share: number): number[] {
  let { done, open } = input;
  let due = input.unplanned;
  return input.days.map(({ openHours, planned }) => {
    due = Math.min(open, due + planned);
    const attempts = Math.min(due, openHours * input.attemptsPerHour);
    const finished = Math.min(open, attempts * share);
    done += finished;
    open -= finished;
    due -= finished;
    return done;
  });
}

/** The first day at whose end all but a hundredth of the contacts is done; null when none is in sight. */
export function finishedOn(days: readonly ExpectedDay[], all: number): string | null {
  return days.find((day) => day.expected >= all * 0.99)?.date ?? null;
}
