import type { AttemptOutcome, Dialing } from '@ringratt/rules';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { cutPage, openInstantCursor, type Page } from '../page.ts';
import type { AttemptState } from './lock.ts';

export interface AttemptItem {
  id: string;
  assignmentId: string;
  campaignId: string;
  contactCenterId: string;
  offerId: string;
  number: string;
  presentedNumber: string;
  state: AttemptState;
  dialing: Dialing;
  redial: boolean;
  attemptNumber: number;
  startedAt: number;
  endedAt: number | null;
  outcome: AttemptOutcome | null;
  rings: number | null;
  ringSeconds: number | null;
  talkSeconds: number | null;
  agentReference: string | null;
  disposition: string | null;
}

/** An assignment's attempts, newest first (index `attempt_latest`). */
export async function listAttempts(
  ctx: Context,
  input: { assignmentId: string; cursor?: string | undefined; limit: number },
): Promise<Page<AttemptItem>> {
  return readAssignment(ctx, input.assignmentId, 'attempt.read', async (tx) => {
    const after = openInstantCursor(input.cursor);
    const rows = await tx.sql<AttemptItem[]>`
      select id, assignment_id as "assignmentId", campaign_id as "campaignId", contact_center_id as "contactCenterId",
        offer_id as "offerId", number, presented_number as "presentedNumber", state, dialing, redial,
        attempt_number as "attemptNumber", started_at as "startedAt", ended_at as "endedAt", outcome, rings,
        ring_seconds as "ringSeconds", talk_seconds as "talkSeconds", agent_reference as "agentReference", disposition
      from attempt
      where tenant_id = ${tx.tenantId} and assignment_id = ${input.assignmentId}
        ${
          after === null
            ? tx.sql``
            : tx.sql`and started_at <= ${after.key}::timestamptz
                and (started_at < ${after.key}::timestamptz or id > ${after.id}::uuid)`
        }
      order by started_at desc, id limit ${input.limit + 1}`;
    return cutPage(
      rows,
      input.limit,
      (row) => row,
      (row) => ({ key: row.startedAt, id: row.id }),
    );
  });
}
