import { activationDuties } from './duties/index.ts';
import { responsibilityAgreement } from './duties/responsibility-agreement.ts';
import type { ActivationDuty, DutyId } from './duty.ts';
import type { ActivationFacts } from './facts/assignment.ts';
import { judgeDuty } from './judge-stages.ts';
import type { Party, Reason, RuleOutcome } from './judgment.ts';

/** One line of the checklist before an assignment goes live. */
export interface GateCondition {
  duty: DutyId<'activation'>;
  state: RuleOutcome;
  /** Whether it keeps the gate shut as it stands; advice never does. */
  blocks: boolean;
  /** Who has to act, principal first; empty where it holds. */
  actors: readonly Party[];
  reasons: readonly Reason[];
}

export interface Gate {
  /** True where nothing is unmet: the assignment may go live, or stay so. */
  open: boolean;
  /** All twelve, in the order in which a checklist takes them. */
  conditions: readonly GateCondition[];
  /** Ids of the conditions that keep it shut, in the same order. */
  unmet: readonly DutyId<'activation'>[];
}

const PARTIES: readonly Party[] = ['principal', 'contactCenter'];

const holds = (state: RuleOutcome): boolean => state === 'compliant' || state === 'notApplicable';

/** Who answers for a duty: what a complete agreement signed by both says, else the guidelines' own division. */
function responsibleFor(duty: ActivationDuty, facts: ActivationFacts, agreed: boolean): Party | 'both' {
  return (agreed ? facts.responsibility?.rows[duty.id] : null) ?? duty.responsible;
}

function actorsOf(reasons: readonly Reason[], responsible: Party | 'both'): Party[] {
  const asked = reasons.filter(({ advice }) => !advice).map(({ party }) => party ?? responsible);
  // A condition that could not be judged gives no reasons: whoever is responsible has to look at it.
  const acting = asked.length > 0 ? asked : [responsible];
  return PARTIES.filter((party) => acting.includes(party) || acting.includes('both'));
}

/**
 * Judges every condition of the gate. An assignment goes live, and stays so, only while `open`; what cannot be
 * judged keeps it shut. Never throws.
 */
export function evaluateGate(facts: ActivationFacts): Gate {
  const agreed = judgeDuty(responsibilityAgreement, facts).outcome === 'compliant';
  const conditions = activationDuties.map((duty): GateCondition => {
    const { outcome: state, reasons } = judgeDuty(duty, facts);
    const passes = holds(state);
    return {
      duty: duty.id,
      state,
      blocks: !passes && duty.weight !== 'advice',
      actors: passes ? [] : actorsOf(reasons, responsibleFor(duty, facts, agreed)),
      reasons,
    };
  });
  const unmet = conditions.filter(({ blocks }) => blocks).map(({ duty }) => duty);
  return { open: unmet.length === 0, conditions, unmet };
}
