import type { ScriptBlock, ScriptLanguage } from './blocks.ts';
import { defaultWords, purposes } from './default-words.ts';
import { type ScriptFacts, scriptNeeds } from './requirements.ts';

/**
 * A script to begin from: our own words for every element that this kind of call needs, in the order of the
 * call. While the offer does not say goods or service, nothing is said of when the days begin to count.
 */
export function defaultScript(facts: ScriptFacts, language: ScriptLanguage): ScriptBlock[] {
  return scriptNeeds(facts, []).required.map((element) => ({
    element,
    text:
      element === 'purpose' && facts.kind !== 'sale'
        ? purposes[language][facts.kind]
        : defaultWords[language][element],
  }));
}
