import type { SaleDuty } from '../duty.ts';
import { type Answer, because, judge } from '../judgment.ts';

const requirements = {
  consentedBefore: {
    sv: 'Konsumenten samtyckte innan inspelningen började.',
    en: 'The consumer consented before the recording started.',
  },
  consentConfirmed: {
    sv: 'Samtycket är bekräftat på inspelningen.',
    en: 'The consent is confirmed on the recording.',
  },
  holdsOffer: { sv: 'Anbudet finns på inspelningen.', en: 'The offer is on the recording.' },
  holdsYesToWriting: {
    sv: 'Konsumentens ja till att få anbudet skriftligt finns på inspelningen.',
    en: "The consumer's yes to receiving the offer in writing is on the recording.",
  },
  holdsAgreement: { sv: 'Avtalet finns på inspelningen.', en: 'The agreement is on the recording.' },
  refused: {
    sv: 'Konsumenten ville inte bli inspelad: en skriftlig affär går vidare, en muntlig saknar bevis.',
    en: 'The consumer did not want to be recorded: a written sale goes on, an oral one has no proof.',
  },
};

/** 4.3, annex 2. What must be on the recording differs where the agreement itself is oral. */
export const recording: SaleDuty = {
  id: 'recording',
  clauses: ['4.3', 'annex 2'],
  stage: 'sale',
  regimes: ['dal2', 'dal3', 'exempt'],
  title: { sv: 'Inspelning med samtycke', en: 'Recording with consent' },
  explanation: {
    sv: 'Fråga innan inspelningen börjar och låt konsumenten bekräfta på den. Spela in anbudet och konsumentens ja till att få det skriftligt; utanför distansavtalslagen avtalet. Den som säger nej spelas inte in.',
    en: 'Ask before the recording starts and have the consumer confirm on it. Record the offer and the yes to receiving it in writing; outside the distance contracts act the agreement. Whoever says no is not recorded.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ regime, recording: made }) {
    if (made?.consentedBefore === false) {
      // Recorded against the consumer's no, or rightly left alone.
      if (made.started || made.holdsOffer || made.holdsYesToWriting || made.holdsAgreement) {
        return judge(requirements, [['consentedBefore', false]]);
      }
      return because(requirements, 'refused', regime === 'exempt' ? 'undetermined' : 'notApplicable');
    }
    const content: Answer<keyof typeof requirements>[] =
      regime === 'exempt'
        ? [['holdsAgreement', made?.holdsAgreement]]
        : [
            ['holdsOffer', made?.holdsOffer],
            ['holdsYesToWriting', made?.holdsYesToWriting],
          ];
    return judge(requirements, [
      ['consentedBefore', made?.consentedBefore],
      ['consentConfirmed', made?.consentConfirmed],
      ...content,
    ]);
  },
};
