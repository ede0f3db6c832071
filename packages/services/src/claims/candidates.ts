import type { AssignmentScope, Tx } from '@ringratt/db';
import type { Dialing } from '@ringratt/rules';

/** A due slot, locked. */
export interface Candidate {
  bucket: number;
  id: string;
  contactId: string;
  key: string;
  fencing: number;
  notBefore: number;
  dialBefore: number;
}

export interface Consumer {
  id: string;
  number: string;
  name: string | null;
  addressSource: string;
}

/** Due slots nobody else is taking, at most one a number. */
export async function takeCandidates(
  tx: Tx,
  assignment: AssignmentScope,
  due: number,
  max: number,
  dialing: Dialing | undefined,
): Promise<Candidate[]> {
  const rows = await tx.sql<Candidate[]>`
    select bucket, id, contact_id as "contactId", encode(number_key, 'hex') as key, fencing,
      not_before as "notBefore", dial_before as "dialBefore"
    from slot
    where tenant_id = ${tx.tenantId} and assignment_id = ${assignment.assignmentId} and state = 'planned'
      and not_before <= ${due}::timestamptz ${redialsFor(tx, assignment, dialing)}
    order by not_before, id limit ${max} for update skip locked`;
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.key) && seen.add(row.key));
}

/** Who the slots are for, by contact. */
export async function readConsumers(
  tx: Tx,
  candidates: readonly Candidate[],
): Promise<Map<string, Consumer>> {
  const rows = await tx.sql<Consumer[]>`
    select c.id, c.number, c.name, l.address_source as "addressSource"
    from contact c join contact_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
    where c.tenant_id = ${tx.tenantId} and c.id = any (${candidates.map((slot) => slot.contactId)}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * When the assignment's next slot falls due, or null when none is planned.
 *
 * @param from an instant that no planned slot precedes but those that others are taking: what has been handed
 *   out before it need not be stepped over
 */
export async function nextDue(
  tx: Tx,
  assignment: AssignmentScope,
  dialing: Dialing | undefined,
  from?: number,
): Promise<number | null> {
  const [row] = await tx.sql<{ notBefore: number }[]>`
    select not_before as "notBefore" from slot
    where tenant_id = ${tx.tenantId} and assignment_id = ${assignment.assignmentId} and state = 'planned'
      ${from === undefined ? tx.sql`` : tx.sql`and not_before >= ${from}::timestamptz`} ${redialsFor(tx, assignment, dialing)}
    order by not_before, id limit 1`;
  return row?.notBefore ?? null;
}

/** A redial after a silent call is 1:1 (3.3): a dialer without a reserved agent never sees it. */
function redialsFor(tx: Tx, assignment: AssignmentScope, dialing: Dialing | undefined) {
  if (dialing === 'predictive' || dialing === 'automated') return tx.sql`and not redial`;
  if (dialing !== undefined) return tx.sql``;
  // Unnamed, the mode is the first declared.
  return tx.sql`and (not redial or coalesce((select a.dialing_modes[1] not in ('predictive', 'automated')
    from assignment a where a.tenant_id = ${tx.tenantId} and a.id = ${assignment.assignmentId}), true))`;
}
