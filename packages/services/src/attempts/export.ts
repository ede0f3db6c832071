import type { AttemptOutcome, Dialing } from '@ringratt/rules';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';

/** A reported attempt as the call-log audit reads it. */
export interface AttemptLogRow {
  id: string;
  startedAt: number;
  endedAt: number | null;
  number: string;
  contactCenterId: string;
  /** The id under which the campaign's limits count. */
  campaignId: string;
  offerId: string;
  outcome: AttemptOutcome;
  rings: number | null;
  ringSeconds: number | null;
  dialing: Dialing;
}

const BATCH = 5_000;

/**
 * Every reported attempt of an assignment, oldest first, batch by batch: memory stays flat however long the
 * log, and no transaction stays open while a slow reader reads. Served by `attempt_latest`.
 */
export async function* exportAttempts(ctx: Context, assignmentId: string): AsyncGenerator<AttemptLogRow[]> {
  let after: { startedAt: number; id: string } | null = null;
  for (;;) {
    const batch: AttemptLogRow[] = await readAssignment(
      ctx,
      assignmentId,
      'attempt.read',
      (tx) => tx.sql<AttemptLogRow[]>`
        select t.id, t.started_at as "startedAt", t.ended_at as "endedAt", t.number,
          t.contact_center_id as "contactCenterId", c.limits_id as "campaignId", t.offer_id as "offerId", t.outcome,
          t.rings, t.ring_seconds as "ringSeconds", t.dialing
        from attempt t join campaign c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
        where t.tenant_id = ${tx.tenantId} and t.assignment_id = ${assignmentId} and t.state = 'ended'
          ${
            after === null
              ? tx.sql``
              : tx.sql`and t.started_at >= ${after.startedAt}::timestamptz
                  and (t.started_at > ${after.startedAt}::timestamptz or t.id < ${after.id}::uuid)`
          }
        order by t.started_at, t.id desc limit ${BATCH}`,
    );
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) return;
    after = { startedAt: last.startedAt, id: last.id };
  }
}
