import { type Tx, withCenterOverview } from '@ringratt/db';
import { z } from 'zod';
import { inAssignmentOfParties, type PartyScope } from '../assignments/through-principal.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { meetObligation } from '../obligations/close.ts';
import { openObligation } from '../obligations/open.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type Page, pageInput } from '../page.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { complaintStates, pageByDue } from './by-due.ts';
import { dueInDays, faultsInTimes } from './register.ts';
import { keptNumber, tracingInput } from './schemas.ts';

/** Days in which a claim is decided, and then paid: docs/decisions/0078. */
const SETTLE_DAYS = 30;

export interface TracingClaim {
  id: string;
  assignmentId: string;
  campaignName: string;
  principalName: string;
  centerName: string;
  numberMasked: string;
  callAt: number;
  receivedAt: number;
  /** In öre. */
  amount: number;
  words: string | null;
  dueAt: number;
  numberHidden: boolean | null;
  decision: 'repay' | 'refuse' | null;
  reason: string | null;
  decidedAt: number | null;
  decidedBy: string | null;
  paidAt: number | null;
  /** Whether the acting organization is the contact center, which decides and pays (3.1). */
  ownCenter: boolean;
}

/** Registers a consumer's claim for what tracing a hidden call cost (3.1), with whichever party received it. */
export async function registerTracingClaim(
  ctx: Context,
  input: z.input<typeof tracingInput>,
): Promise<string> {
  const given = parseInput(tracingInput, input);
  const now = ctx.clock.now();
  const receivedAt = given.receivedAt ?? now;
  const issues = faultsInTimes({ ...given, receivedAt }, now);
  if (issues.length > 0) throw new Invalid(issues);
  const scope = { assignmentId: given.assignmentId, permission: 'complaint.write' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId }) => {
    const register = async () => {
      const id = newId(now);
      const { key, masked } = keptNumber(ctx.secrets, given.number);
      const dueAt = dueInDays(receivedAt, SETTLE_DAYS);
      await tx.sql`
      insert into tracing_claim (tenant_id, id, assignment_id, received_by, number_key, number_masked, call_at,
        received_at, amount, words, due_at, created_at)
      values (${tx.tenantId}, ${id}, ${assignmentId}, ${ctx.organizationId}, ${key}, ${masked}, ${given.callAt}::timestamptz,
        ${receivedAt}::timestamptz, ${given.amount}, ${given.words || null}, ${dueAt}::timestamptz, ${now}::timestamptz)`;
      const subject = publicId('tracingClaim', id);
      await recordEvent(tx, ctx, {
        action: 'tracing-claim.registered',
        subject,
        assignmentId,
        body: { amount: given.amount, number: `number:${key.toString('hex')}` },
      });
      await openObligation(tx, ctx, { duty: 'tracing-cost', subject, assignmentId, dueAt });
      return subject;
    };
    return (await once(tx, ctx, register)).result;
  });
}

const decideSchema = z.object({
  claimId: z.string(),
  numberHidden: z.boolean({ error: 'required' }),
  decision: z.enum(['repay', 'refuse'], { error: 'required' }),
  reason: typedText(2_000),
});

/**
 * The contact center decides a claim, once. Refusing is right only where the number could be read (3.1). What is to
 * be repaid is due until it is paid.
 *
 * @throws Invalid `hiddenIsRepaid` for a refusal although the number was hidden
 */
export async function decideTracingClaim(ctx: Context, input: z.input<typeof decideSchema>): Promise<void> {
  const given = parseInput(decideSchema, input);
  if (given.decision === 'refuse' && given.numberHidden)
    throw new Invalid([{ path: 'decision', message: 'hiddenIsRepaid', clause: '3.1' }]);
  const name = await nameOfActing(ctx);
  return onClaim(ctx, given.claimId, async (tx, { assignmentId }, row, id) => {
    if (row.decidedAt !== null) throw new Conflict('decided', 'The claim is decided already.');
    await tx.sql`
      update tracing_claim set number_hidden = ${given.numberHidden}, decision = ${given.decision}, reason = ${given.reason},
        decided_at = ${ctx.clock.now()}::timestamptz, decided_by = ${name}
      where tenant_id = ${tx.tenantId} and id = ${id}`;
    const subject = publicId('tracingClaim', id);
    await recordEvent(tx, ctx, {
      action: 'tracing-claim.decided',
      subject,
      assignmentId,
      body: { decision: given.decision, by: name },
    });
    if (given.decision === 'refuse')
      await meetObligation(tx, ctx, { duty: 'tracing-cost', subject, evidence: { decision: 'refuse' } });
  });
}

/** Notes that what was claimed has been paid. @throws Conflict `step-not-possible` before it was granted, or twice */
export async function payTracingClaim(ctx: Context, input: { claimId: string }): Promise<void> {
  return onClaim(ctx, input.claimId, async (tx, { assignmentId }, row, id) => {
    if (row.decision !== 'repay' || row.paidAt !== null)
      throw new Conflict('step-not-possible', 'Only a claim that is granted and not paid can be paid.');
    await tx.sql`update tracing_claim set paid_at = ${ctx.clock.now()}::timestamptz where tenant_id = ${tx.tenantId} and id = ${id}`;
    const subject = publicId('tracingClaim', id);
    await recordEvent(tx, ctx, { action: 'tracing-claim.paid', subject, assignmentId });
    await meetObligation(tx, ctx, {
      duty: 'tracing-cost',
      subject,
      evidence: { decision: 'repay', paid: true },
    });
  });
}

type State = { decidedAt: number | null; decision: string | null; paidAt: number | null };

async function onClaim(
  ctx: Context,
  given: string,
  work: (tx: Tx, scope: PartyScope, row: State, id: string) => Promise<void>,
): Promise<void> {
  authorize(ctx, 'complaint.decide');
  const id = idOf('tracingClaim', given);
  const [found] = await readBoth(ctx, ({ sql }) => sql`and q.id = ${id}`);
  if (!found) throw new NotFound('tracingClaim');
  const scope = {
    assignmentId: found.assignmentId,
    permission: 'complaint.decide',
    only: 'contactCenter',
  } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, party) => {
    const [row] = await tx.sql<State[]>`
      select decided_at as "decidedAt", decision, paid_at as "paidAt" from tracing_claim
      where tenant_id = ${tx.tenantId} and id = ${id} and assignment_id = ${party.assignmentId} for update`;
    if (!row) throw new NotFound('tracingClaim');
    await work(tx, party, row, id);
  });
}

const listSchema = pageInput.extend({ state: z.enum(complaintStates).optional() });

/**
 * Claims for the cost of tracing: what waits to be decided or paid by the day it is due, then what is settled. Indexes:
 * tracing_claim_open, tracing_claim_settled.
 */
export async function listTracingClaims(
  ctx: Context,
  input: z.input<typeof listSchema> = {},
): Promise<Page<TracingClaim>> {
  authorize(ctx, 'complaint.read');
  return pageByDue(
    parseInput(listSchema, input),
    (state, after, limit) =>
      readBoth(ctx, ({ sql }) =>
        state === 'open'
          ? sql`and q.paid_at is null and q.decision is distinct from 'refuse'
              ${after ? sql`and (q.due_at, q.id) > (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
              order by q.due_at, q.id limit ${limit}`
          : sql`and (q.paid_at is not null or q.decision = 'refuse')
              ${after ? sql`and (coalesce(q.paid_at, q.decided_at), q.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
              order by coalesce(q.paid_at, q.decided_at) desc, q.id desc limit ${limit}`,
      ),
    (row) => row.paidAt ?? row.decidedAt ?? 0,
    show,
  );
}

/** One claim, for either party. @throws NotFound */
export async function getTracingClaim(ctx: Context, given: string): Promise<TracingClaim> {
  authorize(ctx, 'complaint.read');
  const id = idOf('tracingClaim', given);
  const [row] = await readBoth(ctx, ({ sql }) => sql`and q.id = ${id}`);
  if (!row) throw new NotFound('tracingClaim');
  return show(row);
}

const show = (row: TracingClaim): TracingClaim => ({
  ...row,
  id: publicId('tracingClaim', row.id),
  assignmentId: publicId('assignment', row.assignmentId),
});

async function readBoth(ctx: Context, more: (tx: Tx) => ReturnType<Tx['sql']>): Promise<TracingClaim[]> {
  const read = (tx: Tx, own: boolean) => {
    const { sql } = tx;
    return sql<TracingClaim[]>`
      select q.id, q.assignment_id as "assignmentId", c.name as "campaignName", p.name as "principalName",
        k.name as "centerName", q.number_masked as "numberMasked", q.call_at as "callAt", q.received_at as "receivedAt",
        q.amount::float8 as amount, q.words, q.due_at as "dueAt", q.number_hidden as "numberHidden", q.decision, q.reason,
        q.decided_at as "decidedAt", q.decided_by as "decidedBy", q.paid_at as "paidAt",
        a.contact_center_id = ${ctx.organizationId} as "ownCenter"
      from tracing_claim q
      join assignment a on a.tenant_id = q.tenant_id and a.id = q.assignment_id
      join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      join organization p on p.id = q.tenant_id
      join organization k on k.id = a.contact_center_id
      where ${
        own
          ? sql`q.tenant_id = ${ctx.organizationId}`
          : sql`q.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
              and q.tenant_id <> ${ctx.organizationId}`
      } ${more(tx)}`;
  };
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  return [...own, ...shared];
}
