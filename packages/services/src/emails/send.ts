import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { readBytes } from '../documents/store.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';
import { onSent } from '../sales/on-sent.ts';
import { type EmailRow, type RenderedEmail, renderEmail } from './render.ts';
import { beforeAnyTrail } from './templates.ts';

/** A mail as it is handed to the server. */
export interface Letter extends RenderedEmail {
  to: string;
  /** The same at every try, so that a receiver who got it twice shows it once. */
  messageId: string;
  attachments: { fileName: string; contentType: string; bytes: Buffer }[];
}

/** Who sends: over SMTP, or the demo's mailbox, which needs nothing done. */
export interface Mailer {
  /** Resolves when the receiving server has taken the letter; rejects with its `responseCode` where it said no. */
  deliver(letter: Letter): Promise<void>;
}

export interface Post {
  mailer: Mailer;
  /** The portal's own address, for links. */
  publicUrl: string;
}

/** How long one try may take before another worker may take the mail. */
const TAKEN_MS = 120_000;
/** Tries before a mail is given up: with the waits between them about two days. */
const MOST_TRIES = 14;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

interface Taken extends EmailRow {
  state: string;
  tries: number;
  takenUntil: number | null;
  assignmentId: string | null;
  documentId: string | null;
}

/**
 * Sends a mail that is due: it is taken in one transaction, sent outside any, and marked in another together
 * with what its sending means. Sent and not marked (the worker died in between) it is sent again, with the same
 * Message-ID: docs/decisions/0063. What the server refuses for good is not tried again.
 *
 * @param ctx acts as the tenant's own job
 */
export async function sendEmail(ctx: Context, work: Work, post: Post): Promise<void> {
  const taken = await take(ctx, work);
  if (!taken) return;
  const { row, file } = taken;
  const letter: Letter = {
    ...renderEmail(ctx.secrets, row, post.publicUrl),
    to: row.recipient,
    messageId: `<${row.id}@${new URL(post.publicUrl).hostname}>`,
    attachments: file ? [file] : [],
  };
  let refusal: Refusal | null = null;
  try {
    await post.mailer.deliver(letter);
  } catch (error) {
    refusal = refusalOf(error);
  }
  await settle(ctx, work, row, refusal);
}

async function take(
  ctx: Context,
  work: Work,
): Promise<{ row: Taken; file: Letter['attachments'][number] | null } | null> {
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const now = ctx.clock.now();
    const id = work.subjectId;
    const [row] = await tx.sql<Taken[]>`
      select id, tenant_id as "tenantId", sale_id as "saleId", assignment_id as "assignmentId", template, language, recipient,
        params, document_id as "documentId", state, tries, taken_until as "takenUntil", link_generation as "linkGeneration"
      from outbound_email where tenant_id = ${tx.tenantId} and id = ${id} for update`;
    if (!row || (row.state !== 'queued' && row.state !== 'sending')) {
      await finishWork(tx, work);
      return null;
    }
    if (row.state === 'sending' && row.takenUntil !== null && row.takenUntil > now) {
      // Another worker has it in hand; should that one be dead, it is looked at again.
      await scheduleWork(tx, { kind: 'email.send', subjectId: id, dueAt: row.takenUntil });
      return null;
    }
    await tx.sql`update outbound_email set state = 'sending', tries = tries + 1, taken_until = ${now + TAKEN_MS}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${id}`;
    const [document] = row.documentId
      ? await tx.sql<{ fileName: string; contentType: string }[]>`
          select file_name as "fileName", content_type as "contentType" from document
          where tenant_id = ${tx.tenantId} and id = ${row.documentId}`
      : [];
    const file = document ? { ...document, bytes: await readBytes(tx, row.documentId!) } : null;
    return { row: { ...row, tries: row.tries + 1 }, file };
  });
}

interface Refusal {
  /** Refused for good: trying again would get the same answer. */
  final: boolean;
  /** What may be kept of it: code and class, never a line that may quote an address. */
  answer: string;
}

function refusalOf(error: unknown): Refusal {
  const { responseCode, code, name } = error as { responseCode?: unknown; code?: unknown; name?: string };
  const number = typeof responseCode === 'number' ? responseCode : null;
  const answer = [number, typeof code === 'string' ? code : null].filter((part) => part !== null).join(' ');
  // An address that no server takes (5xx to the recipient) stays wrong; a login that fails is ours to mend.
  return {
    final: number !== null && number >= 500 && code === 'EENVELOPE',
    answer: answer || (name ?? 'Error'),
  };
}

async function settle(ctx: Context, work: Work, row: Taken, refusal: Refusal | null): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const now = ctx.clock.now();
    const subject = publicId('email', row.id);
    // Sent already by whoever had taken it before: this try's word is not needed.
    const [current] = await tx.sql<{ state: string }[]>`
      select state from outbound_email where tenant_id = ${tx.tenantId} and id = ${row.id} for update`;
    if (current?.state !== 'sending') {
      await finishWork(tx, work);
      return;
    }
    const event = async (action: string) => {
      if (beforeAnyTrail.includes(row.template)) return;
      await recordEvent(tx, ctx, {
        action,
        subject,
        assignmentId: row.assignmentId,
        body: {
          template: row.template,
          about: row.saleId && publicId('sale', row.saleId),
          tries: row.tries,
          ...(refusal && { answer: refusal.answer }),
        },
      });
    };
    if (!refusal) {
      await tx.sql`update outbound_email set state = 'sent', sent_at = ${now}::timestamptz, taken_until = null, last_answer = null
        where tenant_id = ${tx.tenantId} and id = ${row.id}`;
      await finishWork(tx, work);
      await event('email.sent');
      if (row.saleId) {
        const { template, saleId, id: emailId, linkGeneration } = row;
        await onSent(tx, ctx, { template, saleId, emailId, linkGeneration });
      }
      return;
    }
    const given = refusal.final ? 'refused' : row.tries >= MOST_TRIES ? 'failed' : null;
    await tx.sql`update outbound_email set state = ${given ?? 'queued'}, taken_until = null, last_answer = ${refusal.answer.slice(0, 200)}
      where tenant_id = ${tx.tenantId} and id = ${row.id}`;
    if (given) {
      await finishWork(tx, work);
      await event(`email.${given}`);
      return;
    }
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (row.tries - 1));
    await scheduleWork(tx, { kind: 'email.send', subjectId: row.id, dueAt: now + wait });
  });
}
