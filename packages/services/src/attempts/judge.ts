import type { Tx } from '@ringratt/db';
import { type AttemptOutcome, type DutyId, dayOf, formatDate, judgeOutcome, packOn } from '@ringratt/rules';
import type { Terms } from '../assignments/terms.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { openIncident } from '../incidents/open.ts';
import type { AttemptRow } from './lock.ts';

/** What a rule of stage `outcome` finds in a reported attempt. */
export interface JudgedFinding {
  rule: DutyId;
  outcome: 'breach' | 'undetermined';
}

/**
 * Judges a reported outcome (3.2, 3.3) and opens an incident for each breach, in the report's transaction.
 * What cannot be judged is answered and never shown as passed.
 */
export async function openIncidents(
  tx: Tx,
  ctx: Context,
  input: {
    terms: Terms;
    attempt: AttemptRow;
    report: { outcome: AttemptOutcome; rings?: number | undefined; ringSeconds?: number | undefined };
  },
): Promise<JudgedFinding[]> {
  const { terms, attempt, report } = input;
  const facts = {
    outcome: report.outcome,
    dialing: attempt.dialing,
    rings: report.rings ?? null,
    ringSeconds: report.ringSeconds ?? null,
    automatedConsent: attempt.dialing === 'automated' ? await hasAutomatedConsent(tx, terms, attempt) : null,
  };
  const findings = judgeOutcome(facts).flatMap(({ duty, outcome }): JudgedFinding[] =>
    outcome === 'breach' || outcome === 'undetermined' ? [{ rule: duty, outcome }] : [],
  );
  const rulePack = packOn(formatDate(dayOf(attempt.startedAt))).id;
  // One attempt breaks two rules of this stage at most.
  for (const finding of findings.filter(({ outcome }) => outcome === 'breach')) {
    await openIncident(tx, ctx, {
      assignmentId: attempt.assignmentId,
      duty: finding.rule,
      attemptId: attempt.id,
      facts,
      rulePack,
      callAt: attempt.startedAt,
    });
  }
  return findings;
}

async function hasAutomatedConsent(tx: Tx, terms: Terms, attempt: AttemptRow): Promise<boolean> {
  const registers = await registersUnder(tx, terms, [Buffer.from(attempt.key, 'hex')], attempt.startedAt);
  return registers.get(attempt.key)?.consent?.automated === true;
}
