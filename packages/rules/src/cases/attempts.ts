import type { AttemptCase, AttemptOutcome, PastAttempt } from '../facts/attempt.ts';
import { parseInstant } from '../time/instants.ts';

/** The edition of the catalogue by which all cases are judged, older ones too: no earlier one is known in full. */
export const EDITION = 'se-consumer-2021-07-01';
export const EDITION_2017 = 'the edition of 2017: three attempts a day, four hours apart, 30 a period';

/** Epoch milliseconds of an instant that a completion supposes. Throws where it is none: a slip in the case. */
export function supposed(text: string): number {
  const t = parseInstant(text);
  if (t === null) throw new RangeError(`not an instant: ${text}`);
  return t;
}

/** An earlier attempt by the same contact center in the same campaign. */
export function earlier(at: string, outcome: AttemptOutcome = 'no-answer'): PastAttempt {
  return { at: supposed(at), contactCenter: 'c1', campaign: 'u1', offer: 'o1', outcome };
}

/** An attempt in which nothing is against the call but what the completion supposes. */
export function attemptAt(at: string, facts: Partial<AttemptCase> = {}): AttemptCase {
  return {
    at: supposed(at),
    contactCenter: 'c1',
    campaign: 'u1',
    offer: 'o1',
    dialing: 'manual',
    customer: { since: 0 },
    ...facts,
  };
}
