import { type Tx, withCenterOverview } from '@ringratt/db';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { readOwnTenant } from '../own-tenant.ts';

export type RecordingState = 'receiving' | 'stored' | 'refused' | 'deleted' | 'abandoned';

/** A recording's row; instants in epoch milliseconds. */
export interface RecordingRow {
  tenantId: string;
  id: string;
  assignmentId: string;
  attemptId: string;
  state: RecordingState;
  consentAskedAt: number | null;
  consentConfirmedAt: number | null;
  consentRefused: boolean;
  startedAt: number | null;
  endedAt: number | null;
  holds: string[];
  contentType: string | null;
  size: number | null;
  sha256: Buffer | null;
  storageKey: string | null;
  wrappedKey: Buffer | null;
  callEndedAt: number;
  holdReason: string | null;
  holdUntil: number | null;
  deletedAt: number | null;
  fileRemovedAt: number | null;
  createdAt: number;
}

export const recordingColumns = (sql: Tx['sql']) => sql`
  r.tenant_id as "tenantId", r.id, r.assignment_id as "assignmentId", r.attempt_id as "attemptId", r.state,
  r.consent_asked_at as "consentAskedAt", r.consent_confirmed_at as "consentConfirmedAt", r.consent_refused as "consentRefused",
  r.started_at as "startedAt", r.ended_at as "endedAt", r.holds, r.content_type as "contentType", r.size, r.sha256,
  r.storage_key as "storageKey", r.wrapped_key as "wrappedKey", r.call_ended_at as "callEndedAt",
  r.hold_reason as "holdReason", r.hold_until as "holdUntil", r.deleted_at as "deletedAt",
  r.file_removed_at as "fileRemovedAt", r.created_at as "createdAt"`;

/**
 * A recording for either party of its assignment. Index: the primary key.
 *
 * @throws NotFound alike for another's and for none
 */
export async function findRecording(ctx: Context, id: string): Promise<RecordingRow> {
  const [own] = await readOwnTenant(
    ctx,
    ({ sql }) => sql<RecordingRow[]>`
      select ${recordingColumns(sql)} from recording r where r.tenant_id = ${ctx.organizationId} and r.id = ${id}`,
  );
  if (own) return own;
  const [shared] = await withCenterOverview(
    ctx.database,
    { organizationId: ctx.organizationId },
    ({ sql }) => sql<RecordingRow[]>`
      select ${recordingColumns(sql)} from recording r
      where r.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
        and r.id = ${id}`,
  );
  if (!shared) throw new NotFound('recording');
  return shared;
}
