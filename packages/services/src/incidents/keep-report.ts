import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import type { Paper } from '../documents/paper.ts';
import { newId, publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { meetObligation } from '../obligations/close.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import type { Language } from '../sales/schemas.ts';
import type { IncidentDetail } from './get.ts';
import { type NamedSides, readNamedSides } from './named-sides.ts';
import type { ReportRecipient } from './report-paper.ts';

export interface KeptReport {
  /** Null for the decision not to report, whose reason the words are. */
  recipient: ReportRecipient | null;
  language: Language;
  words: string;
  content: Paper | null;
  action: 'incident.reported' | 'incident.notReported';
  evidence: (id: string) => Record<string, string | null>;
}

/** Keeps what was done about an incident, for both parties and as it was said, and meets what was due. */
export async function keepReport(
  ctx: Context,
  incident: Pick<IncidentDetail, 'id' | 'assignmentId'>,
  write: (of: NamedSides & { side: 'principal' | 'contactCenter' }) => KeptReport,
): Promise<string> {
  const [now, by] = [ctx.clock.now(), await nameOfActing(ctx)];
  const scope = { assignmentId: incident.assignmentId, permission: 'incident.report' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId, contactCenterId, side }) => {
    const id = newId(now);
    const kept = write({ ...(await readNamedSides(tx, contactCenterId)), side });
    await tx.sql`
      insert into violation_report (tenant_id, id, assignment_id, incident_id, recipient, language, words, content,
        made_by, made_by_name, made_at)
      values (${tx.tenantId}, ${id}, ${assignmentId}, ${idOf('incident', incident.id)}, ${kept.recipient}, ${kept.language},
        ${kept.words}, ${kept.content && tx.sql.json(kept.content as never)}, ${ctx.organizationId}, ${by}, ${now}::timestamptz)`;
    const report = publicId('violationReport', id);
    const evidence = kept.evidence(report);
    await recordEvent(tx, ctx, {
      action: kept.action,
      subject: incident.id,
      assignmentId,
      body: { ...evidence, by },
    });
    await meetObligation(tx, ctx, { duty: 'violation-report', subject: incident.id, evidence });
    return report;
  });
}
