import {
  type CampaignKind,
  type Regime,
  requiredScriptElements,
  type ScriptElement,
  type Subject,
} from '@ringratt/rules';

/** What decides which elements a campaign's script needs; `subject` is null until the offer says it. */
export interface ScriptFacts {
  kind: CampaignKind;
  regime: Regime;
  subject: Subject | null;
  recorded: boolean;
}

export interface ScriptNeeds {
  /** Every element needed, in the order of the call. */
  required: readonly ScriptElement[];
  /** Those that no block covers. */
  missing: readonly ScriptElement[];
  /** Whether the offer has yet to say goods or service: till then it is not known what is needed (annex 2). */
  subjectUnknown: boolean;
}

/** What a script has and what it lacks. Complete where nothing is missing and nothing is unknown. */
export function scriptNeeds(facts: ScriptFacts, blocks: readonly { element: string }[]): ScriptNeeds {
  const required = requiredScriptElements(facts);
  const covered = new Set(blocks.map((block) => block.element));
  return {
    required,
    missing: required.filter((element) => !covered.has(element)),
    subjectUnknown: facts.kind === 'sale' && facts.regime !== 'exempt' && facts.subject === null,
  };
}
