import type { ActivationDuty } from '../duty.ts';
import { type Holds, judge, NOT_APPLICABLE } from '../judgment.ts';

const requirements = {
  listeners: { sv: 'Det framgår vem som får lyssna.', en: 'It says who may listen.' },
  place: { sv: 'Det framgår var inspelningarna finns.', en: 'It says where recordings are kept.' },
  deletion: { sv: 'Det framgår hur inspelningarna raderas.', en: 'It says how recordings are deleted.' },
};

const stated = (words: string | null | undefined): Holds => ((words ?? '').trim() === '' ? null : true);

/** 4.3. A sale is recorded by the guidelines themselves, so it always needs one. */
export const recordingPolicy: ActivationDuty = {
  id: 'recording-policy',
  clauses: ['4.3'],
  stage: 'activation',
  title: { sv: 'Policy för inspelningar', en: 'Policy for recordings' },
  explanation: {
    sv: 'Innan ni spelar in är det bestämt vem som får lyssna, var inspelningarna finns och hur de raderas.',
    en: 'Before you record it is settled who may listen, where recordings are kept and how they are deleted.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ kind, recorded, recordingPolicy: policy }) {
    if (kind !== 'sale' && recorded === false) return NOT_APPLICABLE;
    return judge(requirements, [
      ['listeners', stated(policy?.listeners)],
      ['place', stated(policy?.place)],
      ['deletion', stated(policy?.deletion)],
    ]);
  },
};
