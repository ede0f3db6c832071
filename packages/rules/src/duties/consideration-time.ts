import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import { HOUR } from '../time/zone.ts';

const values = {
  // The source asks for reasonable time; a day is what the platform takes unless the campaign sets another.
  reasonable: guidelineValue('hours', 24, '4.2'),
};

/** Hours for which a consumer is left alone with an offer unless the campaign sets another. */
export const CONSIDERATION_HOURS = latest(values.reasonable);

/** 4.2. The seller's renewed contact waits, by telephone as by any other channel. */
export const considerationTime: AttemptDuty = {
  id: 'consideration-time',
  clauses: ['4.2'],
  stage: 'attempt',
  title: { sv: 'Betänketid', en: 'Time to consider' },
  explanation: {
    sv: 'Den som har fått ett anbud får vara i fred under kampanjens betänketid, räknad från samtalets slut, innan någon hör av sig för att avsluta affären.',
    en: "Whoever has been given an offer is left alone for the campaign's time to consider, counted from the end of the call, before anyone makes contact to close it.",
  },
  responsible: 'contactCenter',
  weight: 'law',
  lasting: true,
  values,
  evaluate(situation, t) {
    const { purpose, pendingOffer } = situation.case;
    if (purpose !== 'close' || pendingOffer === null || pendingOffer === undefined) return 'notApplicable';
    return considerationTime.passesFrom(situation, t) === t ? 'compliant' : 'breach';
  },
  passesFrom({ case: { purpose, pendingOffer } }, t) {
    if (purpose !== 'close' || pendingOffer === null || pendingOffer === undefined) return t;
    const hours = pendingOffer.considerationHours ?? CONSIDERATION_HOURS;
    // Parts of an hour may end inside a millisecond: the next whole one is the first after it.
    return Math.max(t, Math.ceil(pendingOffer.callEndedAt + hours * HOUR));
  },
};
