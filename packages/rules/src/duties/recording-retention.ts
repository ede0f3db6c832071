import { guidelineValue, latest, type SaleDuty } from '../duty.ts';
import type { RecordingFacts } from '../facts/sale.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';
import { endOfDay, hasHappened } from '../time/happened.ts';
import { addMonths } from '../time/months.ts';

const values = { kept: guidelineValue('months', 6, '4.3') };

/** The instant until which a recording is kept, six months from the end of the call (epoch milliseconds). */
export function recordingKeptUntil(callEndedAt: number): number {
  return addMonths(callEndedAt, latest(values.kept));
}

/**
 * The instant before which it must be deleted: the end of the local day on which the six months are over, or of
 * the day on which the dispute that holds it is closed. Infinity while such a dispute is open.
 */
export function recordingDeletionDue(callEndedAt: number, dispute: RecordingFacts['dispute']): number {
  const due = endOfDay(recordingKeptUntil(callEndedAt));
  // A dispute that begins when the recording should have been gone holds nothing.
  if (!dispute || !(dispute.openedAt < due)) return due;
  const { closedAt } = dispute;
  return closedAt === null || closedAt === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(due, endOfDay(closedAt));
}

const requirements = {
  kept: {
    sv: 'Inspelningen sparas i sex månader från samtalet.',
    en: 'The recording is kept for six months from the call.',
  },
  deleted: {
    sv: 'Inspelningen raderas sedan, om inte en tvist håller kvar den.',
    en: 'The recording is then deleted, unless a dispute holds it.',
  },
};

/** 4.3 sets the six months; 5 asks that nothing be kept beyond its purpose. */
export const recordingRetention: SaleDuty = {
  id: 'recording-retention',
  clauses: ['4.3', '5'],
  stage: 'sale',
  regimes: ['dal2', 'dal3', 'exempt'],
  title: { sv: 'Inspelningen sparas sex månader', en: 'Recordings kept six months' },
  explanation: {
    sv: 'Inspelningen finns kvar i sex månader från samtalets slut och raderas samma dag som tiden går ut. Pågår en tvist får den vänta tills tvisten är avslutad.',
    en: 'The recording stays for six months from the end of the call and is deleted on the day they are over. A dispute may hold it until it is closed.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  values,
  requirements,
  evaluate({ at, callEndedAt, recording }) {
    if (recording?.consentedBefore === false) return NOT_APPLICABLE;
    if (!recording) return judge(requirements, [['kept', null]]);
    const { deletedAt, dispute } = recording;
    const due = recordingDeletionDue(callEndedAt, dispute);
    if (hasHappened(deletedAt, at)) {
      return judge(requirements, [
        ['kept', deletedAt >= recordingKeptUntil(callEndedAt)],
        ['deleted', deletedAt < due],
      ]);
    }
    return judge(requirements, [['deleted', at < due]]);
  },
};
