export { discardOldRequests, requestsKeptDays } from './discard.ts';
export { type ApiRequestRow, listApiRequests, type RequestOutcome, requestOutcomes } from './list.ts';
export { type ApiRequest, newRequestId, recordApiRequests } from './record.ts';
