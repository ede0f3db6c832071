import type { Tx } from '@ringratt/db';
import { type Dialing, dayOf, formatDate, packOn } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { openIncident } from '../incidents/open.ts';

/**
 * Opens an incident where an attempt was made by an agent without a valid attestation (4.1, 4.2): the report itself
 * is taken as it is. Once for each agent and day, however many calls the agent makes.
 */
export async function judgeAgentKnowledge(
  tx: Tx,
  ctx: Context,
  attempt: {
    id: string;
    assignmentId: string;
    contactCenterId: string;
    dialing: Dialing;
    startedAt: number;
    agentReference: string | null;
  },
): Promise<void> {
  const { agentReference: reference, contactCenterId, startedAt } = attempt;
  if (reference === null || attempt.dialing === 'automated') return;
  const [answer] = await tx.sql<{ attested: boolean }[]>`
    select agent_attested(${contactCenterId}, ${reference}, ${startedAt}::timestamptz) as attested`;
  if (answer?.attested) return;
  const day = formatDate(dayOf(startedAt));
  await openIncident(tx, ctx, {
    assignmentId: attempt.assignmentId,
    duty: 'agent-knowledge',
    attemptId: attempt.id,
    facts: { agentReference: reference, day, attested: false },
    rulePack: packOn(day).id,
    callAt: startedAt,
    onceKey: `agent-knowledge ${contactCenterId} ${day} ${reference}`,
  });
}
