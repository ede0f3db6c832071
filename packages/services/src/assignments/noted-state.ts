import type { Tx } from '@ringratt/db';

/**
 * The state of the assignments `a` as lists show it: one that is live reads as paused from when the worker has noted
 * that a condition lapsed. Lists judge no gate; what hands numbers out does, at its own instant (docs/decisions/0072).
 */
export const notedState = (sql: Tx['sql']) =>
  sql`case when a.state = 'live' and a.gate_lapsed_at is not null then 'paused' else a.state end`;
