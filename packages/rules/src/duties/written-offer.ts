import type { SaleDuty } from '../duty.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';

const requirements = {
  sent: { sv: 'Anbudet skickas skriftligt.', en: 'The offer is sent in writing.' },
  afterCall: { sv: 'Anbudet skickas efter samtalet.', en: 'The offer is sent after the call.' },
  durable: { sv: 'Anbudet går att läsa och spara.', en: 'The offer can be read and kept.' },
  information: {
    sv: 'Anbudet innehåller den information som lagen kräver.',
    en: 'The offer holds the information that the act requires.',
  },
  saysVoidOtherwise: {
    sv: 'Anbudet säger att inget avtal gäller utan en skriftlig accept efter samtalet.',
    en: 'The offer says that no agreement holds without a written acceptance after the call.',
  },
};

/** 4.2; SFS 2005:59 2 ch. 3 a §. */
export const writtenOffer: SaleDuty = {
  id: 'written-offer',
  clauses: ['4.2'],
  stage: 'sale',
  regimes: ['dal2', 'dal3'],
  title: { sv: 'Skriftligt anbud', en: 'Written offer' },
  explanation: {
    sv: 'Det som erbjöds i telefon skickas efter samtalet i läsbar och varaktig form, med den information som distansavtalslagen kräver och med upplysningen att ett avtal på annat sätt är ogiltigt (2 kap. 3 a §).',
    en: 'What was offered by telephone is sent after the call in readable, durable form, with the information of the distance contracts act and the notice that an agreement made otherwise is void (SFS 2005:59 2 ch. 3 a §).',
  },
  responsible: 'principal',
  weight: 'law',
  requirements,
  evaluate({ regime, at, callEndedAt, offer, acceptance, contract }) {
    if (!writtenOffer.regimes.includes(regime)) return NOT_APPLICABLE;
    const sentAt = offer?.sentAt;
    if (!hasHappened(sentAt, at)) {
      // Still to be sent, unless the sale went on without it.
      const wentOn = hasHappened(acceptance?.at, at) || hasHappened(contract?.sentAt, at);
      return judge(requirements, [['sent', wentOn ? false : null]]);
    }
    return judge(requirements, [
      ['afterCall', sentAt >= callEndedAt],
      ['durable', offer?.durable],
      ['information', offer?.information],
      ['saysVoidOtherwise', offer?.saysVoidOtherwise],
    ]);
  },
};
