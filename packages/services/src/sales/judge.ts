import type { Tx } from '@ringratt/db';
import { type DutyId, type JudgedFinding, judgeSale, type Reason } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { openIncident } from '../incidents/open.ts';
import { type SaleRow, saleFacts } from './facts.ts';

/** What a rule finds in a call or a sale, with the reasons. */
export interface SaleFinding {
  rule: DutyId;
  outcome: 'breach' | 'undetermined';
  reasons: { requirement: string; outcome: Reason['outcome']; text: Reason['text'] }[];
}

/**
 * Opens an incident for each breach that has none yet, in the act's transaction. What is missing is answered
 * as undetermined and never shown as passed.
 *
 * Index: incident_opened.
 */
export async function openSaleIncidents(
  tx: Tx,
  ctx: Context,
  about: { assignmentId: string; attemptId: string; saleId: string | null; since: number; rulePack: string },
  judged: readonly JudgedFinding[],
): Promise<SaleFinding[]> {
  const findings = judged.flatMap(({ duty, outcome, reasons }): SaleFinding[] =>
    outcome === 'breach' || outcome === 'undetermined'
      ? [
          {
            rule: duty,
            outcome,
            reasons: reasons.map(({ requirement, outcome, text }) => ({ requirement, outcome, text })),
          },
        ]
      : [],
  );
  const broken = findings.filter(({ outcome }) => outcome === 'breach');
  if (broken.length === 0) return findings;
  const subject = about.saleId && publicId('sale', about.saleId);
  const known = await tx.sql<{ duty: DutyId }[]>`
    select duty from incident where tenant_id = ${tx.tenantId} and opened_at >= ${about.since}::timestamptz
      and assignment_id = ${about.assignmentId}
      and (attempt_id = ${about.attemptId} or facts->>'about' = ${subject})`;
  const open = new Set(known.map(({ duty }) => duty));
  for (const { rule, reasons } of broken.filter((finding) => !open.has(finding.rule))) {
    await openIncident(tx, ctx, {
      assignmentId: about.assignmentId,
      duty: rule,
      attemptId: about.attemptId,
      facts: { ...(subject && { about: subject }), failed: reasons.map(({ requirement }) => requirement) },
      rulePack: about.rulePack,
    });
  }
  return findings;
}

/** Judges a sale on what is on record now (table D), and opens what incidents it calls for. */
export async function judgeSaleNow(tx: Tx, ctx: Context, sale: SaleRow): Promise<SaleFinding[]> {
  const judged = judgeSale(await saleFacts(tx, sale, ctx.clock.now()));
  return openSaleIncidents(tx, ctx, { ...sale, saleId: sale.id, since: sale.createdAt }, judged);
}
