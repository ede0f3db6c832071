import { recordingDatabase, withTenant } from '@ringratt/db';
import { actorId, type Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { hideNumbers, numberSubject } from './hide-numbers.ts';
import { recordEvent } from './record.ts';

export const accessActions = ['access.opened', 'access.downloaded'] as const;
export type AccessAction = (typeof accessActions)[number];

export interface Access {
  action: AccessAction;
  /** What is about to be shown: a page by its path, an object by its public id. */
  subject: string;
  /** Instead of a subject: a number, E.164. */
  number?: string | undefined;
  assignmentId?: string | null | undefined;
  /** Filters, format and the like. */
  details?: Record<string, unknown> | undefined;
  /** Milliseconds: what the same actor opened so lately is on record already. A page renews itself. */
  unlessWithin?: number | undefined;
}

/**
 * Puts on record that somebody opens or downloads something, before it is shown: in a transaction of its own
 * that is committed when this returns, so that the reading itself may be read-only. If it can't be written,
 * this throws, and nothing is shown.
 */
export async function recordAccess(ctx: Context, access: Access): Promise<void> {
  // The auditor's own role writes nothing: what it does is written by the audited organization's.
  const { actor } = ctx;
  const grant = actor.kind === 'person' ? actor.grant : undefined;
  await withTenant(recordingDatabase(ctx.database), { tenantId: ctx.organizationId }, async (tx) => {
    const assignmentId = access.assignmentId ? idOf('assignment', access.assignmentId) : null;
    // The chain of an assignment of another's lies in another's tenant: this stays in the own.
    const [own] = assignmentId
      ? await tx.sql`select from assignment where tenant_id = ${tx.tenantId} and id = ${assignmentId}`
      : [];
    const subject =
      access.number === undefined
        ? hideNumbers(ctx.secrets, access.subject)
        : numberSubject(ctx.secrets, access.number);
    if (access.unlessWithin !== undefined) {
      // Index: event_opened.
      const [lately] = await tx.sql`
        select from event where tenant_id = ${tx.tenantId} and actor_id = ${actorId(actor)} and action = ${access.action}
          and action in ('access.opened', 'access.downloaded') and subject = ${subject}
          and at > ${ctx.clock.now() - access.unlessWithin}::timestamptz
          and body ->> 'grant' is not distinct from ${grant ? publicId('auditGrant', grant.id) : null}
        limit 1`;
      if (lately) return;
    }
    await recordEvent(tx, ctx, {
      action: access.action,
      subject,
      assignmentId: own ? assignmentId : null,
      body: {
        ...access.details,
        ...(grant && { grant: publicId('auditGrant', grant.id), ...(grant.viewing && { viewing: true }) }),
      },
    });
  });
}
