/** What a dialer does, which most events tell of: the index of rarer acts leaves them out. */
export const dialerActs: readonly string[] = [
  'slots.claimed',
  'claim.extended',
  'claim.released',
  'attempt.dialed',
  'attempt.ended',
];

/** The condition of index event_act; a query that means to use it says the same. */
export const rarerActs = `action not in (${dialerActs.map((act) => `'${act}'`).join(', ')})`;
