import type { AttemptDuty } from '../duty.ts';
import type { AttemptCase, PastAttempt } from '../facts/attempt.ts';
import { isOwn, type Situation } from '../situation.ts';

/**
 * Whether a redial is owed after a silent call (3.3): of the attempts by one contact center to one number in one
 * campaign, in the order in which they came, the last that the consumer answered met no agent. Where `by` is given,
 * the attempts of others are passed over.
 */
export function redialOwed(
  history: readonly PastAttempt[],
  by?: Pick<AttemptCase, 'contactCenter' | 'campaign'>,
): boolean {
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const attempt = history[i]!;
    const { outcome } = attempt;
    if (outcome !== 'silent' && outcome !== 'answered') continue;
    if (by === undefined || isOwn(attempt, by)) return outcome === 'silent';
  }
  return false;
}

/** Whether an agent is reserved for the attempt before the consumer answers. */
export function isDedicated({ dialing }: Pick<Situation['case'], 'dialing'>): boolean {
  return dialing !== 'predictive' && dialing !== 'automated';
}

/** 3.3. Looks at the history alone; nothing but another attempt ends it. */
export const dedicatedRedial: AttemptDuty = {
  id: 'dedicated-redial',
  clauses: ['3.3'],
  stage: 'attempt',
  title: { sv: 'Återuppringning med egen agent', en: 'Redial with an agent of its own' },
  explanation: {
    sv: 'Efter ett tyst samtal rings konsumenten upp igen av en ledig agent som är avsedd för just det samtalet. Prediktiv eller automatisk uppringning duger inte.',
    en: 'After a silent call the consumer is called again by a free agent set aside for that very call. Predictive or automated dialing will not do.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  lasting: true,
  evaluate(situation) {
    if (!redialOwed(situation.history, situation.case)) return 'notApplicable';
    return isDedicated(situation.case) ? 'compliant' : 'breach';
  },
  passesFrom: (situation, t) =>
    isDedicated(situation.case) || !redialOwed(situation.history, situation.case)
      ? t
      : Number.POSITIVE_INFINITY,
};
