import { afterwardsDuties, callDuties, saleDuties } from './duties/index.ts';
import { minimumRings } from './duties/minimum-rings.ts';
import { silentCall } from './duties/silent-call.ts';
import type { DutyId } from './duty.ts';
import type { AfterwardsFacts } from './facts/afterwards.ts';
import type { CallFacts, OutcomeFacts } from './facts/call.ts';
import type { SaleFacts } from './facts/sale.ts';
import type { Judgment } from './judgment.ts';

/** One duty's answer on facts already on record. */
export interface JudgedFinding extends Judgment {
  duty: DutyId;
}

interface Judging<Facts> {
  id: DutyId;
  evaluate(facts: Facts): Judgment;
}

/** A duty that throws is undetermined: a fault of ours neither clears nor blames anyone. */
export function judgeDuty<Facts>(duty: Judging<Facts>, facts: Facts): JudgedFinding {
  try {
    return { duty: duty.id, ...duty.evaluate(facts) };
  } catch {
    return { duty: duty.id, outcome: 'undetermined', reasons: [] };
  }
}

const judgeAll = <Facts>(duties: readonly Judging<Facts>[], facts: Facts): readonly JudgedFinding[] =>
  duties.map((duty) => judgeDuty(duty, facts));

/**
 * What one reported attempt comes to: `minimum-rings` and `silent-call`, each with its outcome. `redial-owed` is
 * judged by its own facts over days, `call-delay` by an assignment's day. Never throws.
 */
export function judgeOutcome(attempt: OutcomeFacts): readonly JudgedFinding[] {
  return judgeAll([minimumRings, silentCall], attempt);
}

/** Every duty of the call, sorted by id. Never throws. */
export function judgeCall(call: CallFacts): readonly JudgedFinding[] {
  return judgeAll(callDuties, call);
}

/** Every duty of the sale, sorted by id; those the product's regime does not know are not applicable. Never throws. */
export function judgeSale(sale: SaleFacts): readonly JudgedFinding[] {
  return judgeAll(saleDuties, sale);
}

/** Every duty after the calls, sorted by id. Never throws. */
export function judgeAfterwards(facts: AfterwardsFacts): readonly JudgedFinding[] {
  return judgeAll(afterwardsDuties, facts);
}
