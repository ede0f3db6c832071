import type { AssignmentScope, Tx } from '@ringratt/db';
import {
  type CallFacts,
  type Dialing,
  type DutyId,
  dayOf,
  formatDate,
  judgeCall,
  packOn,
} from '@ringratt/rules';
import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { suppressForBoth } from '../registers/suppress-for-both.ts';
import { readSale } from './facts.ts';
import { inOwnCall } from './in-own-call.ts';
import { judgeSaleNow, openSaleIncidents, type SaleFinding } from './judge.ts';
import { type DisclosureInput, disclosureInput } from './schemas.ts';

/** The duties of the call that a disclosure tells of; complaints and attestations have records of their own. */
const told: readonly DutyId[] = ['identification', 'disclosure-on-request', 'permission-to-continue'];

export interface RecordedDisclosure {
  disclosureId: string;
  findings: SaleFinding[];
}

/**
 * Keeps what was said in a call (4.1, annexes 2 and 3) and judges it; said again, each report is kept and the
 * later words count. "Do not call again" blocks the number with both parties at once.
 *
 * @throws NotFound where the attempt is not the organization's
 * @throws Forbidden but for the contact center that called
 */
export async function recordDisclosures(
  ctx: Context,
  given: string,
  input: DisclosureInput,
): Promise<RecordedDisclosure> {
  return inOwnCall(ctx, given, async (tx, assignment, attemptId) => {
    const body = parseInput(disclosureInput, input);
    return (await once(tx, ctx, () => keepDisclosures(tx, ctx, assignment, attemptId, body))).result;
  });
}

/** The same inside the transaction of an act that has asked for the right. */
export async function keepDisclosures(
  tx: Tx,
  ctx: Context,
  assignment: AssignmentScope,
  attemptId: string,
  body: z.output<typeof disclosureInput>,
): Promise<RecordedDisclosure> {
  const { assignmentId } = assignment;
  const now = ctx.clock.now();
  const [attempt] = await tx.sql<
    {
      number: string;
      dialing: Dialing;
      redial: boolean;
      startedAt: number;
      agentReference: string | null;
    }[]
  >`
    select number, dialing, redial, started_at as "startedAt", agent_reference as "agentReference" from attempt
    where tenant_id = ${tx.tenantId} and id = ${attemptId}`;
  if (!attempt) throw new NotFound('attempt');
  const id = newId(now);
  const rulePack = packOn(formatDate(dayOf(attempt.startedAt))).id;
  await tx.sql`insert into disclosure (tenant_id, id, assignment_id, attempt_id, received_at, body, rule_pack)
    values (${tx.tenantId}, ${id}, ${assignmentId}, ${attemptId}, ${now}::timestamptz, ${tx.sql.json(body as never)}, ${rulePack})`;
  if (body.doNotCall) {
    await suppressForBoth(tx, ctx, {
      contactCenterId: assignment.contactCenterId,
      assignmentId,
      number: attempt.number,
      attemptId,
    });
  }
  await recordEvent(tx, ctx, {
    action: 'disclosure.recorded',
    subject: publicId('attempt', attemptId),
    assignmentId,
    body: { disclosure: publicId('disclosure', id), said: body.said ?? null },
  });
  const facts: CallFacts = {
    startedAt: attempt.startedAt,
    dialing: attempt.dialing,
    redial: attempt.redial,
    said: body.said,
    atHand: body.atHand,
    askedToContinue: body.askedToContinue,
    wishToEnd: body.wishToEnd,
    doNotCall: body.doNotCall ? { registeredAt: now, suppressedSince: now } : null,
    agentReference: body.agentReference ?? attempt.agentReference,
  };
  const findings = await openSaleIncidents(
    tx,
    ctx,
    { assignmentId, attemptId, saleId: null, since: attempt.startedAt, rulePack },
    judgeCall(facts).filter(({ duty }) => told.includes(duty)),
  );
  const [sale] = await tx.sql<{ id: string }[]>`
    select id from sale where tenant_id = ${tx.tenantId} and attempt_id = ${attemptId}`;
  if (sale) findings.push(...(await judgeSaleNow(tx, ctx, await readSale(tx, sale.id))));
  return { disclosureId: publicId('disclosure', id), findings };
}
