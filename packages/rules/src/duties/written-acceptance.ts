import type { SaleDuty } from '../duty.ts';
import { type Answer, judge, NOT_APPLICABLE } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';
import { HOUR } from '../time/zone.ts';

const requirements = {
  written: { sv: 'Konsumenten accepterar skriftligt.', en: 'The consumer accepts in writing.' },
  afterCall: {
    sv: 'Accepten lämnas efter att samtalet är slut.',
    en: 'The acceptance is given after the call has ended.',
  },
  afterOffer: {
    sv: 'Accepten svarar på ett anbud som har skickats.',
    en: 'The acceptance answers an offer that has been sent.',
  },
  waited: {
    sv: 'Accepten lämnas efter den betänketid som kampanjen kräver.',
    en: 'The acceptance is given after the time to consider that the campaign demands.',
  },
  toldVoid: {
    sv: 'Den som vill acceptera under samtalet får veta att det inte gäller.',
    en: 'A consumer who wants to accept in the call is told that this would be void.',
  },
};

/** 4.2; SFS 2005:59 2 ch. 3 a §. An acceptance dated before the call's end is none. */
export const writtenAcceptance: SaleDuty = {
  id: 'written-acceptance',
  clauses: ['4.2'],
  stage: 'sale',
  regimes: ['dal2', 'dal3'],
  title: { sv: 'Skriftlig accept', en: 'Written acceptance' },
  explanation: {
    sv: 'Ett avtal finns först när konsumenten har svarat ja skriftligt efter samtalet. Vill någon tacka ja i telefon säger agenten att det inte gäller.',
    en: 'A contract exists only once the consumer has said yes in writing after the call. To whoever wants to accept by telephone the agent says that this is void.',
  },
  responsible: 'principal',
  weight: 'law',
  requirements,
  evaluate({ regime, at, callEndedAt, offer, acceptance, acceptanceInCall, acceptanceWaitsHours, contract }) {
    if (!writtenAcceptance.regimes.includes(regime)) return NOT_APPLICABLE;
    const answers: Answer<keyof typeof requirements>[] = [];
    if (acceptance && hasHappened(acceptance.at, at)) {
      const sentAt = offer?.sentAt;
      answers.push(['written', acceptance.written], ['afterCall', acceptance.at >= callEndedAt]);
      answers.push(['afterOffer', typeof sentAt === 'number' && sentAt <= acceptance.at]);
      if (typeof acceptanceWaitsHours === 'number') {
        answers.push(['waited', acceptance.at >= callEndedAt + acceptanceWaitsHours * HOUR]);
      }
    } else {
      // Still open, unless a contract was sent without it.
      answers.push(['written', hasHappened(contract?.sentAt, at) ? false : null]);
    }
    if (acceptanceInCall?.wanted) answers.push(['toldVoid', acceptanceInCall.toldVoid]);
    return judge(requirements, answers);
  },
};
