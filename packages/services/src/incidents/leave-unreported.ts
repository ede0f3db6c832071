import { z } from 'zod';
import type { Context } from '../context.ts';
import { parseInput, typedText } from '../input.ts';
import { getIncident } from './get.ts';
import { keepReport } from './keep-report.ts';

const schema = z.object({ incidentId: z.string(), reason: typedText(4_000) });

/**
 * Puts on record why an incident is not reported (introduction), which meets what was due as a report does.
 *
 * @returns the decision's public id
 */
export async function leaveUnreported(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  const { incidentId, reason } = parseInput(schema, input);
  const incident = await getIncident(ctx, incidentId);
  return keepReport(ctx, incident, () => ({
    recipient: null,
    language: 'sv',
    words: reason,
    content: null,
    action: 'incident.notReported',
    evidence: (decision) => ({ decision }),
  }));
}
