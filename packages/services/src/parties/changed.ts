import type { Tx } from '@ringratt/db';

/**
 * Called in the transaction of every act that changes what the gate asks of a party: its policies, its review,
 * its agents, how it lets consumers block their number. The one place to mark what was judged before as stale.
 */
export async function partyChanged(_tx: Tx, _organizationId: string): Promise<void> {}
