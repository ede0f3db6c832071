import type { Bilingual } from './editions/packs.ts';

/** What a rule answers. Before dialing, `undetermined` (a needed fact is missing or stale) refuses too. */
export type RuleOutcome = 'compliant' | 'breach' | 'undetermined' | 'notApplicable';

/** The two who answer to the guidelines (1.3, 1.10). */
export type Party = 'principal' | 'contactCenter';

/** What a duty asks for, one sentence each, by a name of its own. */
export type Requirements = Readonly<Record<string, Bilingual>>;

/** Why a duty is not simply met: the requirement that fails, or whose fact is missing. */
export interface Reason {
  /** A key of the duty's `requirements`. */
  requirement: string;
  outcome: 'breach' | 'undetermined' | 'notApplicable';
  /** What is required, in our own words. */
  text: Bilingual;
  /** Whose part it is, where the duty lies on both. */
  party?: Party;
  /** True where the source only recommends it: it never changes the outcome. */
  advice?: true;
}

/** What a duty comes to on the facts on record, and why. */
export interface Judgment {
  outcome: RuleOutcome;
  /** In the order of the requirements; empty where all hold. */
  reasons: readonly Reason[];
}

/** Whether a requirement holds; absent or null: the fact is not on record. */
export type Holds = boolean | null | undefined;

/** Turns what must not be into what holds; a missing fact stays missing. */
export function not(fact: Holds): Holds {
  return fact === true ? false : fact === false ? true : null;
}

/** One requirement's answer. A requirement that does not bind in the case at hand is left out of the list. */
export type Answer<Name> = readonly [requirement: Name, holds: Holds, party?: Party];

/** The same question put to each party about its own thing; a thing that is not on record is a missing fact. */
export function askBoth<Name, Thing>(
  requirement: Name,
  things:
    | { principal?: Thing | null | undefined; contactCenter?: Thing | null | undefined }
    | null
    | undefined,
  holds: (thing: Thing) => Holds,
): Answer<Name>[] {
  return (['principal', 'contactCenter'] as const).map((party) => {
    const thing = things?.[party];
    return [requirement, thing === null || thing === undefined ? null : holds(thing), party];
  });
}

const PASSES: Judgment = { outcome: 'compliant', reasons: [] };

/** The duty asks nothing in the case at hand. */
export const NOT_APPLICABLE: Judgment = { outcome: 'notApplicable', reasons: [] };

/**
 * All of the answers together: a breach where one requirement fails, otherwise undetermined where a fact is
 * missing, otherwise compliant. Only `true` holds and only `false` fails; whatever else came in is a missing fact.
 */
export function judge<R extends Requirements>(
  requirements: R,
  answers: readonly Answer<keyof R & string>[],
): Judgment {
  const reasons = answers.flatMap(([requirement, holds, party]): Reason[] => {
    if (holds === true) return [];
    const outcome = holds === false ? 'breach' : 'undetermined';
    return [{ requirement, outcome, text: requirements[requirement]!, ...(party && { party }) }];
  });
  if (reasons.length === 0) return PASSES;
  const broken = reasons.some((reason) => reason.outcome === 'breach');
  return { outcome: broken ? 'breach' : 'undetermined', reasons };
}

/** Adds what the source only recommends and is not done; the outcome stays as it was. */
export function advise<R extends Requirements>(
  judgment: Judgment,
  requirements: R,
  answers: readonly Answer<keyof R & string>[],
): Judgment {
  const advice = judge(requirements, answers).reasons.map((reason): Reason => ({ ...reason, advice: true }));
  return { outcome: judgment.outcome, reasons: [...judgment.reasons, ...advice] };
}

/** An outcome that one requirement explains, where neither failing nor a missing fact is the word for it. */
export function because<R extends Requirements>(
  requirements: R,
  requirement: keyof R & string,
  outcome: Reason['outcome'],
): Judgment {
  return { outcome, reasons: [{ requirement, outcome, text: requirements[requirement]! }] };
}
