import type { ActivationDuty } from '../duty.ts';
import type { Bilingual } from '../editions/packs.ts';
import { requiredScriptElements, SCRIPT_ELEMENTS, type ScriptElement } from '../editions/script-elements.ts';
import type { ActivationFacts } from '../facts/assignment.ts';
import { type Answer, judge } from '../judgment.ts';

type Name = ScriptElement | 'script' | 'regime' | 'subject' | 'recorded';

const requirements = {
  script: { sv: 'Uppdragsdelen har ett manus.', en: 'The assignment has a script.' },
  regime: { sv: 'Det är känt vilken lag köpet följer.', en: 'It is known which act governs the purchase.' },
  subject: {
    sv: 'Det är känt om det är en vara eller en tjänst.',
    en: 'It is known whether it is goods or a service.',
  },
  recorded: { sv: 'Det är känt om samtalen spelas in.', en: 'It is known whether the calls are recorded.' },
  ...(Object.fromEntries(
    SCRIPT_ELEMENTS.map(({ id, title }) => [id, { sv: `${title.sv}.`, en: `${title.en}.` }]),
  ) as Record<ScriptElement, Bilingual>),
};

/** What has to be known before the elements can be told at all. */
function unknowns({ kind, regime, subject, recorded }: ActivationFacts): Answer<Name>[] {
  const answers: Answer<Name>[] = [];
  if (kind === 'sale') {
    if (!regime) answers.push(['regime', null]);
    // Where the act does not apply nothing turns on goods or service.
    else if (regime !== 'exempt' && !subject) answers.push(['subject', null]);
  }
  if (typeof recorded !== 'boolean') answers.push(['recorded', null]);
  return answers;
}

/** 4.1, 4.2, annexes 2 and 3. */
export const scriptElements: ActivationDuty = {
  id: 'script-elements',
  clauses: ['4.1', '4.2', 'annex 2', 'annex 3'],
  stage: 'activation',
  title: { sv: 'Manuset är komplett', en: 'The script is complete' },
  explanation: {
    sv: 'Manuset innehåller allt som den här sortens samtal kräver. Vad det är beror på uppdragets slag, på lagen köpet följer, på om det är en vara eller en tjänst och på om samtalet spelas in.',
    en: 'The script holds everything that this kind of call requires. What that is follows from the kind of campaign, the act that governs the purchase, goods or service, and whether the call is recorded.',
  },
  responsible: 'principal',
  weight: 'code',
  requirements,
  evaluate(facts) {
    const { kind, regime, subject, recorded, script } = facts;
    if (!script) return judge(requirements, [['script', null]]);
    const required = requiredScriptElements({ kind, regime, subject, recorded: recorded === true });
    return judge<typeof requirements>(requirements, [
      ...unknowns(facts),
      ...required.map((id): Answer<Name> => [id, script.includes(id)]),
    ]);
  },
};
