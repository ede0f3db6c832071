import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import { recordAccess } from '../audit/record-access.ts';
import type { Context } from '../context.ts';
import { drawDocument } from '../documents/draw.ts';
import type { Paper } from '../documents/paper.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import type { Language } from '../sales/schemas.ts';
import { getIncident } from './get.ts';
import { reportWords } from './report-words.ts';

/**
 * A report as it was made, to be sent: drawn, or as plain text. The same bytes each time; that it was fetched is on
 * record first.
 *
 * @throws NotFound, also for a decision not to report
 */
export async function openViolationReport(
  ctx: Context,
  input: { incidentId: string; reportId: string; format: 'pdf' | 'text' },
): Promise<{ fileName: string; contentType: string; bytes: Buffer }> {
  const incident = await getIncident(ctx, input.incidentId);
  const id = idOf('violationReport', input.reportId);
  const scope = { assignmentId: incident.assignmentId, permission: 'incident.read' } as const;
  const kept = await inAssignmentOfParties(ctx, scope, async ({ sql, tenantId }) => {
    const [row] = await sql<{ language: Language; words: string; content: Paper | null; madeAt: number }[]>`
      select language, words, content, made_at as "madeAt" from violation_report
      where tenant_id = ${tenantId} and id = ${id} and incident_id = ${idOf('incident', input.incidentId)}`;
    return row;
  });
  if (!kept?.content) throw new NotFound('violationReport');
  await recordAccess(ctx, {
    action: 'access.downloaded',
    subject: publicId('violationReport', id),
    assignmentId: incident.assignmentId,
    details: { format: input.format },
  });
  const { language, words, content, madeAt } = kept;
  const name = `${reportWords[language].fileName}-${input.reportId.slice(4, 16)}`;
  if (input.format === 'text')
    return {
      fileName: `${name}.txt`,
      contentType: 'text/plain; charset=utf-8',
      bytes: Buffer.from(`${words}\n`),
    };
  const parties = [...new Set([incident.principalName, incident.centerName])].join(' · ');
  const { bytes } = await drawDocument(content, { language, parties, rulePack: incident.rulePack, madeAt });
  return { fileName: `${name}.pdf`, contentType: 'application/pdf', bytes };
}
