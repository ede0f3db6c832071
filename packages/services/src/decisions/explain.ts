import { recordingDatabase, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import {
  type AttemptOutcome,
  type Decision,
  type Dialing,
  decide,
  type Explanation,
  explain,
  type RuleId,
} from '@ringratt/rules';
import { presentedAt, readTerms, type Terms } from '../assignments/terms.ts';
import { recordEvent } from '../audit/record.ts';
import { readReach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { authorize } from '../permissions.ts';
import type { RegisterFacts } from '../registers/facts.ts';
import { closingAfter } from '../slots/window.ts';
import { caseFor, registersUnder } from './case.ts';
import { recordDecision } from './record.ts';

export interface NumberAttempt {
  id: string;
  contactCenterId: string;
  startedAt: number;
  endedAt: number | null;
  outcome: AttemptOutcome | null;
  state: string;
  rings: number | null;
  talkSeconds: number | null;
  agentReference: string | null;
  /** Whether the limits count it. */
  counts: boolean;
}

/** One number's verdict under one assignment: what the API, the page and a PDF show alike. */
export interface NumberVerdict {
  number: string;
  assignmentId: string;
  campaignId: string;
  at: number;
  dialing: Dialing;
  decision: Decision;
  decisionId: string;
  /** Every rule's answer, passed or not, sorted by id. */
  rules: readonly (Explanation & { rule: RuleId })[];
  /** Until when the number may be called if it may now: the closing of today's hours. */
  allowedUntil: number | null;
  registers: RegisterFacts | null;
  /** Newest first, at most a hundred. */
  attempts: NumberAttempt[];
  plannedSlot: { notBefore: number; dialBefore: number; redial: boolean; attemptNumber: number } | null;
  contact: { listId: string; line: number; addressSource: string; state: string; importedAt: number } | null;
  questions: { at: number; allowed: boolean; actor: string }[];
}

/**
 * May this number be called under the assignment, if not why and until when, and all that it rests on.
 * Asking is recorded, and reserves nothing.
 *
 * @param input.number E.164
 * @param input.at the instant to judge; now unless given
 * @throws NotFound where the assignment is not the organization's
 */
export async function explainNumber(
  ctx: Context,
  input: { assignmentId: string; number: string; at?: number | undefined; dialing?: Dialing | undefined },
): Promise<NumberVerdict> {
  const scope = { organizationId: ctx.organizationId, assignmentId: input.assignmentId };
  const answer = await withAssignmentAsPrincipal(ctx.database, scope, async (tx, assignment) => {
    authorize(ctx, 'number.read');
    const terms = await readTerms(tx, assignment);
    const at = input.at ?? ctx.clock.now();
    const key = numberKey(ctx.secrets, input.number);
    const dialing = input.dialing ?? terms.dialingModes[0] ?? 'manual';
    const [reaches, registers] = await Promise.all([
      readReach(tx, terms.offerId, [key]),
      registersUnder(tx, terms, [key], at),
    ]);
    const hex = key.toString('hex');
    const facts = caseFor(terms, {
      at,
      dialing,
      presentedNumber: presentedAt(terms, at),
      registers: registers.get(hex),
      reach: reaches.get(hex),
    });
    const decision = decide(facts, terms.limits);
    const [attempts, plannedSlot, contact, questions] = await Promise.all([
      readAttempts(tx, ctx, terms, key),
      readPlannedSlot(tx, terms, key),
      readContact(tx, terms, key),
      readQuestions(tx, terms, key),
    ]);
    const record = (within: Tx) =>
      recordQuestion(within, ctx, { assignmentId: assignment.assignmentId, numberKey: key, at, decision });
    // An auditor's transaction writes nothing: the question is put on record by another, before it is answered.
    const decisionId = ctx.database.auditor
      ? await withAssignmentAsPrincipal(recordingDatabase(ctx.database), scope, record)
      : await record(tx);
    return {
      number: input.number,
      assignmentId: assignment.assignmentId,
      campaignId: terms.campaignId,
      at,
      dialing,
      decision,
      decisionId: decisionId!,
      rules: explain(facts, terms.limits),
      allowedUntil: decision.allowed ? closingAfter(at, terms.limits) : null,
      registers: registers.get(hex) ?? null,
      attempts,
      plannedSlot,
      contact,
      questions,
    };
  });
  if (answer === null) throw new NotFound('assignment');
  return answer;
}

async function recordQuestion(
  tx: Tx,
  ctx: Context,
  question: { assignmentId: string; numberKey: Buffer; at: number; decision: Decision },
): Promise<string> {
  const { assignmentId, numberKey, at, decision } = question;
  const decisionId = await recordDecision(tx, ctx, {
    assignmentId,
    numberKey,
    at,
    kind: 'question',
    decision,
  });
  await recordEvent(tx, ctx, {
    action: 'number.asked',
    subject: `number:${numberKey.toString('hex')}`,
    assignmentId,
    body: { decision: publicId('decision', decisionId), allowed: decision.allowed },
  });
  return decisionId;
}

/** A contact center sees its own attempts alone; the principal all of the campaign's (index `attempt_key`). */
function readAttempts(tx: Tx, ctx: Context, terms: Terms, key: Buffer): Promise<NumberAttempt[]> {
  const principal = ctx.organizationId === tx.tenantId;
  return tx.sql<NumberAttempt[]>`
    select id, contact_center_id as "contactCenterId", started_at as "startedAt", ended_at as "endedAt", outcome,
      state, rings, talk_seconds as "talkSeconds", agent_reference as "agentReference",
      (state <> 'released' and outcome is distinct from 'failed') as counts
    from attempt
    where tenant_id = ${tx.tenantId} and campaign_id = ${terms.campaignId} and number_key = ${key}
      ${principal ? tx.sql`` : tx.sql`and contact_center_id = ${ctx.organizationId}`}
    order by started_at desc limit 100`;
}

async function readPlannedSlot(tx: Tx, terms: Terms, key: Buffer): Promise<NumberVerdict['plannedSlot']> {
  const [slot] = await tx.sql<NonNullable<NumberVerdict['plannedSlot']>[]>`
    select s.not_before as "notBefore", s.dial_before as "dialBefore", s.redial, s.attempt_number as "attemptNumber"
    from contact c join slot s on s.tenant_id = c.tenant_id and s.contact_id = c.id
    where c.tenant_id = ${tx.tenantId} and c.number_key = ${key} and c.assignment_id = ${terms.assignmentId}
      and s.state = 'planned'
    order by s.not_before limit 1`;
  return slot ?? null;
}

async function readContact(tx: Tx, terms: Terms, key: Buffer): Promise<NumberVerdict['contact']> {
  const [contact] = await tx.sql<NonNullable<NumberVerdict['contact']>[]>`
    select c.list_id as "listId", c.line, l.address_source as "addressSource", c.state, c.created_at as "importedAt"
    from contact c join contact_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
    where c.tenant_id = ${tx.tenantId} and c.number_key = ${key} and c.assignment_id = ${terms.assignmentId}`;
  return contact ?? null;
}

function readQuestions(tx: Tx, terms: Terms, key: Buffer): Promise<NumberVerdict['questions']> {
  return tx.sql<NumberVerdict['questions']>`
    select at, allowed, actor from decision
    where tenant_id = ${tx.tenantId} and number_key = ${key} and assignment_id = ${terms.assignmentId}
    order by at desc limit 20`;
}
