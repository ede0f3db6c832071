import type { DutyId } from '../duty.ts';
import type { AfterwardsFacts } from '../facts/afterwards.ts';
import type { ActivationFacts } from '../facts/assignment.ts';
import type { AttemptCase } from '../facts/attempt.ts';
import type { CallFacts, OutcomeFacts } from '../facts/call.ts';
import type { Party, RuleOutcome } from '../judgment.ts';

/**
 * One way in which a ruling's facts may have been. Published texts leave out most hours, numbers and dates; what a
 * rule needs beyond them is supposed here, and said so, never taken for known.
 */
export interface Completion {
  /** What is supposed beyond the facts that were published. */
  supposing: string;
  attempt?: AttemptCase;
  outcome?: OutcomeFacts;
  call?: CallFacts;
  activation?: ActivationFacts;
  afterwards?: AfterwardsFacts;
}

/** What our rules say: the same under every completion, or the facts would not settle it. */
export interface Settled {
  duty: DutyId;
  outcome: RuleOutcome;
  /** Who answers for it by the guidelines' own division, where the ruling turned on that. */
  answers?: Party;
  why: string;
}

/** What the published facts leave open: completions disagree, or no rule of the catalogue knows the matter. */
export interface Unsettled {
  duty: DutyId | null;
  why: string;
}

/** A ruling of the NIX board or its predecessor, the DM board, held against the rules. */
export interface RulingCase {
  /** The board's own number: `19-175`. */
  docket: string;
  board: 'NIX board' | 'DM board';
  /** Year or day, as far as it is known. */
  decided: string | null;
  facts: string;
  /** What the board found; null where the text does not say. */
  finding: string | null;
  /** The edition in force at the time, as far as it is known. */
  editionThen: string;
  /** Id of the pack that our rules judge by. */
  edition: string;
  completions: readonly Completion[];
  says: readonly Settled[];
  unsettled: readonly Unsettled[];
}
