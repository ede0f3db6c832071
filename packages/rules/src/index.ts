/** The guidelines as a pure package: no clock, no I/O, no packages. Instants are epoch milliseconds. */

export { attemptDuties, duties } from './duties/index.ts';
export * from './duty.ts';
export * from './editions/packs.ts';
export * from './facts/attempt.ts';
export * from './facts/call.ts';
export * from './facts/campaign.ts';
export * from './facts/sale.ts';
export { type Day, dayOf, formatDate, parseDate, startOfDay } from './time/days.ts';
export { formatInstant, parseInstant } from './time/instants.ts';
