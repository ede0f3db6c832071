import type { ActivationDuty } from '../duty.ts';
import { CALLBACK_ELEMENTS, type CallbackElement } from '../editions/callback-elements.ts';
import type { Bilingual } from '../editions/packs.ts';
import type { CallbackFacts } from '../facts/assignment.ts';
import { type Answer, advise, judge } from '../judgment.ts';

type Name = CallbackElement | 'answered';

const requirements = {
  answered: { sv: 'Den som ringer tillbaka får svar.', en: 'Whoever calls back gets an answer.' },
  ...(Object.fromEntries(
    CALLBACK_ELEMENTS.map(({ id, title }) => [id, { sv: `${title.sv}.`, en: `${title.en}.` }]),
  ) as Record<CallbackElement, Bilingual>),
};

function answers(callback: CallbackFacts, weight: 'code' | 'advice'): Answer<Name>[] {
  return CALLBACK_ELEMENTS.filter((element) => {
    if (element.weight !== weight) return false;
    if ('when' in element && element.when !== callback.answeredBy) return false;
    // A center outside every trade body has none to name.
    return element.id !== 'trade-body' || callback.tradeBodyMember !== false;
  }).map(({ id }) => [id, callback.says.includes(id)]);
}

/** 3.1, annex 1. The annex is an example: what 3.1 asks for binds, the rest of it is recommended. */
export const callbackAnnouncement: ActivationDuty = {
  id: 'callback-announcement',
  clauses: ['3.1', 'annex 1'],
  stage: 'activation',
  title: { sv: 'Svar vid motringning', en: 'Answer on calling back' },
  explanation: {
    sv: 'Den som ringer tillbaka får höra vilka ni är, för vem ni ringde, i vilket ärende och hur ni båda nås. Svarar en människa får den som ringer också veta hur samtalet tas om hand.',
    en: 'Whoever calls back hears who you are, for whom you called, about what, and how to reach you both. Where a person answers, the caller also learns how the call will be handled.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ callback }) {
    if (!callback) return judge(requirements, [['answered', null]]);
    const binding = judge(requirements, answers(callback, 'code'));
    return advise(binding, requirements, answers(callback, 'advice'));
  },
};
