import { complaintDeadline, duties } from '@ringratt/rules';
import { z } from 'zod';
import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { maskNumber } from '../numbers/format.ts';
import { meetObligation } from '../obligations/close.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { getIncident, type IncidentDetail } from './get.ts';
import { reportWords } from './report-words.ts';

export const reportRecipients = ['nix-board', 'consumer-agency'] as const;
export type ReportRecipient = (typeof reportRecipients)[number];

const schema = z.object({
  incidentId: z.string(),
  /** Null for the decision not to report, whose reason the words are. */
  recipient: z.enum(reportRecipients).nullable(),
  language: z.enum(['sv', 'en']).default('sv'),
  words: typedText(8_000),
});

/** When the call behind an incident was; when it was found where none is. */
export const callOf = (incident: Pick<IncidentDetail, 'attempt' | 'openedAt'>): number =>
  incident.attempt?.startedAt ?? incident.openedAt;

/**
 * Puts on record what is done about an incident (introduction): a report, as it is sent, or the reason for none.
 * Either meets what was due. The NIX board hears a complaint within three months of the call.
 *
 * @throws Invalid `boardTooLate` for a report to the board after that
 */
export async function reportViolation(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  authorize(ctx, 'incident.report');
  const given = parseInput(schema, input);
  const incident = await getIncident(ctx, given.incidentId);
  const now = ctx.clock.now();
  if (given.recipient === 'nix-board' && now >= complaintDeadline(callOf(incident)))
    throw new Invalid([{ path: 'recipient', message: 'boardTooLate' }]);
  const name = await nameOfActing(ctx);
  const scope = { assignmentId: incident.assignmentId, permission: 'incident.report' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId }) => {
    const id = newId(now);
    const incidentId = idOf('incident', given.incidentId);
    await tx.sql`
      insert into violation_report (tenant_id, id, assignment_id, incident_id, recipient, language, words, made_by, made_by_name, made_at)
      values (${tx.tenantId}, ${id}, ${assignmentId}, ${incidentId}, ${given.recipient}, ${given.language}, ${given.words},
        ${ctx.organizationId}, ${name}, ${now}::timestamptz)`;
    const subject = publicId('incident', incidentId);
    const report = publicId('violationReport', id);
    await recordEvent(tx, ctx, {
      action: given.recipient === null ? 'incident.notReported' : 'incident.reported',
      subject,
      assignmentId,
      body: { report, recipient: given.recipient, by: name },
    });
    await meetObligation(tx, ctx, {
      duty: 'violation-report',
      subject,
      evidence: given.recipient === null ? { decision: report } : { report, recipient: given.recipient },
    });
    return report;
  });
}

export interface ViolationReport {
  id: string;
  recipient: ReportRecipient | null;
  language: 'sv' | 'en';
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
  /** What a report would say now, to be edited. */
  suggested: Record<'sv' | 'en', string>;
}

/** Everything for a report of an incident: its facts in words, and what was reported before. @throws NotFound */
export async function getReportDesk(ctx: Context, incidentId: string): Promise<ReportDesk> {
  const incident = await getIncident(ctx, incidentId);
  const id = idOf('incident', incidentId);
  const reports = await inAssignmentOfParties(
    ctx,
    { assignmentId: incident.assignmentId, permission: 'incident.read' },
    async ({ sql, tenantId }) => {
      const rows = await sql<ViolationReport[]>`
        select id, recipient, language, words, made_by_name as "madeByName", made_by = tenant_id as "byPrincipal",
          made_at as "madeAt"
        from violation_report where tenant_id = ${tenantId} and incident_id = ${id} order by made_at, id`;
      return rows.map((row) => ({ ...row, id: publicId('violationReport', row.id) }));
    },
  );
  return {
    incident,
    reports,
    boardUntil: complaintDeadline(callOf(incident)),
    suggested: { sv: suggest(incident, 'sv'), en: suggest(incident, 'en') },
  };
}

function suggest(incident: IncidentDetail, language: 'sv' | 'en'): string {
  const duty = duties.find(({ id }) => id === incident.duty);
  if (!duty) throw new NotFound('duty');
  return reportWords(language, {
    title: duty.title[language],
    explanation: duty.explanation[language],
    clauses: duty.clauses,
    principal: incident.principalName,
    center: incident.centerName,
    campaign: incident.campaignName,
    callAt: callOf(incident),
    // Enough for the consumer's own complaint to be told by; who reports may write the number out.
    number: incident.number === null ? null : maskNumber(incident.number),
    presentedNumber: incident.attempt?.presentedNumber ?? null,
    outcome: incident.attempt?.outcome ?? null,
    rings: incident.attempt?.rings ?? null,
    agentReference: incident.attempt?.agentReference ?? null,
    openedAt: incident.openedAt,
    closeReason: incident.closeReason,
  });
}
