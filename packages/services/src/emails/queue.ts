import type { Tx } from '@ringratt/db';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { newId } from '../ids.ts';
import type { Language } from '../sales/schemas.ts';
import type { TemplateName } from './templates.ts';

export interface NewEmail {
  /** The same act wants the same mail: it is made once. */
  key: string;
  template: TemplateName;
  language: Language;
  recipient: string;
  /** What the template says, ready to be shown. */
  params: Record<string, string | number | null>;
  saleId?: string | null;
  assignmentId?: string | null;
  /** The file that goes with it. */
  documentId?: string | null;
}

/** Wants a mail sent, in the transaction of the act that wants it; the worker sends it once it is committed. */
export async function queueEmail(tx: Tx, ctx: Context, input: NewEmail): Promise<string | null> {
  const now = ctx.clock.now();
  const id = newId(now);
  const made = await tx.sql`
    insert into outbound_email (tenant_id, id, assignment_id, sale_id, idempotency_key, template, language, recipient,
      params, document_id, state, created_at, link_generation)
    values (${tx.tenantId}, ${id}, ${input.assignmentId ?? null}, ${input.saleId ?? null}, ${input.key}, ${input.template},
      ${input.language}, ${input.recipient}, ${tx.sql.json(input.params as never)}, ${input.documentId ?? null}, 'queued',
      ${now}::timestamptz, coalesce((select link_generation from sale where tenant_id = ${tx.tenantId} and id = ${input.saleId ?? null}), 0))
    on conflict (tenant_id, idempotency_key) do nothing`;
  if (made.count === 0) return null;
  await scheduleWork(tx, { kind: 'email.send', subjectId: id, dueAt: now });
  return id;
}
