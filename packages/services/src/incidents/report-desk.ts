import { complaintDeadline } from '@ringratt/rules';
import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import type { Language } from '../sales/schemas.ts';
import { getIncident, type IncidentDetail } from './get.ts';
import { readNamedSides } from './named-sides.ts';
import { callOf, draftReport, fromSide, type ReportDraft, type ReportRecipient } from './report-paper.ts';

export interface ViolationReport {
  id: string;
  recipient: ReportRecipient | null;
  language: Language;
  words: string;
  madeByName: string;
  /** Whether it was the principal that made it. */
  byPrincipal: boolean;
  madeAt: number;
}

export interface ReportDesk {
  incident: IncidentDetail;
  /** What has been reported or decided, oldest first. */
  reports: ViolationReport[];
  /** Until when the NIX board listens. */
  boardUntil: number;
  /** What a report would say now, which a person completes. */
  draft: Record<Language, ReportDraft>;
  /** Whose report it would be. */
  from: string;
  /** Who answers questions, unless somebody else is named. */
  contact: string;
}

/**
 * Everything for a report of an incident: its facts in words, and what was reported before. Index:
 * violation_report_incident.
 *
 * @throws NotFound
 */
export async function getReportDesk(ctx: Context, incidentId: string): Promise<ReportDesk> {
  const incident = await getIncident(ctx, incidentId);
  const id = idOf('incident', incidentId);
  const acting = await nameOfActing(ctx);
  return inAssignmentOfParties(
    ctx,
    { assignmentId: incident.assignmentId, permission: 'incident.read' },
    async (tx, { contactCenterId, side }) => {
      const { sql, tenantId } = tx;
      const rows = await sql<ViolationReport[]>`
        select id, recipient, language, words, made_by_name as "madeByName", made_by = tenant_id as "byPrincipal",
          made_at as "madeAt"
        from violation_report where tenant_id = ${tenantId} and incident_id = ${id} order by made_at, id`;
      const [organization] = await sql<{ email: string }[]>`
        select email from organization where id = ${ctx.organizationId}`;
      const facts = { incident, ...(await readNamedSides(tx, contactCenterId)) };
      return {
        incident,
        reports: rows.map((row) => ({ ...row, id: publicId('violationReport', row.id) })),
        boardUntil: complaintDeadline(callOf(incident)),
        draft: { sv: draftReport('sv', facts), en: draftReport('en', facts) },
        from: fromSide(side, facts),
        contact: [acting, organization?.email].filter(Boolean).join(', '),
      };
    },
  );
}
