import { type RequestOutcome, requestOutcomes } from '@ringratt/services';
import { localMidnightAfter } from '../complaints/last-day';
import { instantOfLocal } from '../format/local-instant';

/** The answers that a filter names one by one, beside how it went. */
export const namedStatuses = [400, 401, 403, 404, 409, 422, 429] as const;

export interface RequestQuery {
  key?: string;
  /** How it went, or one status: `refused`, `404`. */
  outcome?: string;
  /** Part of the path. */
  search?: string;
  /** Local days, both included. */
  from?: string;
  through?: string;
}

/** The log's filters as the service takes them; what is none is left out, so that an old link still opens the list. */
export function requestFilters({ key, outcome, search, from, through }: RequestQuery) {
  const since = from ? instantOfLocal(`${from} 00:00`) : null;
  const before = through ? localMidnightAfter(through) : null;
  const known = requestOutcomes.find((one): one is RequestOutcome => one === outcome);
  return {
    ...(key && { apiKeyId: key }),
    ...(known && { outcome: known }),
    ...(outcome && /^[1-5]\d\d$/.test(outcome) && { status: Number(outcome) }),
    ...(search?.trim() && { route: search.trim() }),
    ...(since !== null && { from: since }),
    ...(before !== null && { to: before }),
  };
}
