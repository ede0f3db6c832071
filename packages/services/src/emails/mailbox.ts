import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { type EmailRow, type RenderedEmail, renderEmail } from './render.ts';

export interface MailItem extends RenderedEmail {
  id: string;
  recipient: string;
  state: 'queued' | 'sending' | 'sent' | 'refused' | 'failed';
  createdAt: number;
  /** Where the consumer opens what was attached; null without. */
  attachment: string | null;
}

type Row = EmailRow &
  Pick<MailItem, 'state' | 'createdAt'> & { kind: 'offer' | 'contract' | null; fileName: string | null };

/**
 * The organization's mails as they read, newest first: the demo's stand-in for an inbox. It opens every link in
 * them, so it is for the demo alone. Index: outbound_email_created.
 */
export async function listMailbox(
  ctx: Context,
  publicUrl: string,
  input: { cursor?: string | null; limit?: number } = {},
): Promise<Page<MailItem>> {
  authorize(ctx, 'sale.send');
  const { cursor, limit } = parseInput(pageInput, input);
  const after = openInstantCursor(cursor);
  return readOwnTenant(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select e.id, e.tenant_id as "tenantId", e.sale_id as "saleId", e.template, e.language, e.recipient, e.params, e.state,
        e.created_at as "createdAt", e.link_generation as "linkGeneration", d.kind, d.file_name as "fileName"
      from outbound_email e left join document d on d.tenant_id = e.tenant_id and d.id = e.document_id
      where e.tenant_id = ${ctx.organizationId}
        ${after ? tx.sql`and (e.created_at, e.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : tx.sql``}
      order by e.created_at desc, e.id desc limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      ({ kind, fileName: _, ...row }) => {
        const made = renderEmail(ctx.secrets, row, publicUrl);
        const { recipient, state, createdAt } = row;
        return {
          ...made,
          id: publicId('email', row.id),
          recipient,
          state,
          createdAt,
          attachment: kind && made.link ? `${made.link}/${kind}` : null,
        };
      },
      (row) => ({ key: row.createdAt, id: row.id }),
    );
  });
}
