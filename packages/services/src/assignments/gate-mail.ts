import type { Tx } from '@ringratt/db';
import { type DutyId, duties } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { queueEmail } from '../emails/queue.ts';
import type { TemplateName } from '../emails/templates.ts';
import { publicId } from '../ids.ts';

/** What a condition is called in the catalogue. */
const titleOf = (id: string): string => duties.find((duty) => duty.id === (id as DutyId))?.title.sv ?? id;

interface GateMail {
  template: Extract<TemplateName, `gate-${string}`>;
  /** What makes it another mail than the one before. */
  turn: string;
  assignmentId: string;
  /** Internal ids of the organizations it goes to, at their own addresses (docs/decisions/0082). */
  to: readonly string[];
  conditions: readonly string[];
  params?: Record<string, string>;
}

/**
 * Writes to parties of an assignment about its gate. The transaction is the principal's, where mails lie.
 *
 * @returns internal ids of those written to; who has had the same mail before, or has no address, is not among them
 */
export async function queueGateMail(tx: Tx, ctx: Context, mail: GateMail): Promise<string[]> {
  const assignment = publicId('assignment', mail.assignmentId);
  const [campaign] = await tx.sql<{ name: string }[]>`
    select c.name from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    where a.tenant_id = ${tx.tenantId} and a.id = ${mail.assignmentId}`;
  const parties = await tx.sql<{ id: string; email: string }[]>`
    select id, email from organization where id = any (${[...new Set(mail.to)]}::uuid[]) and email <> '' order by id`;
  const written: string[] = [];
  for (const party of parties) {
    const queued = await queueEmail(tx, ctx, {
      key: `gate:${assignment}:${mail.template}:${mail.turn}:${publicId('organization', party.id)}`,
      template: mail.template,
      language: 'sv',
      recipient: party.email,
      assignmentId: mail.assignmentId,
      params: {
        ...mail.params,
        assignment,
        campaign: campaign!.name,
        conditions: mail.conditions.map(titleOf).join(', '),
      },
    });
    if (queued) written.push(party.id);
  }
  return written;
}
