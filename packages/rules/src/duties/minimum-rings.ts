import { type DutyValue, guidelineValue, type JudgedDuty, latest } from '../duty.ts';
import type { OutcomeFacts } from '../facts/call.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';

/** The guidelines count signals, many dialers only seconds: the network's ringing tone turns one into the other. */
const cadence = (value: number): DutyValue => ({
  unit: 'seconds',
  versions: [{ from: '2021-07-01', value, reference: 'Swedish ringing tone: 1 s on, 5 s off' }],
});

const values = {
  signals: guidelineValue('signals', 6, '3.2'),
  signalSeconds: cadence(1),
  pauseSeconds: cadence(5),
};

/** Ringing signals that must go out. */
export const MINIMUM_RINGS = latest(values.signals);

/** Seconds of ringing after which the last of them is complete: five signals with their pauses, and the sixth. */
export const MINIMUM_RING_SECONDS =
  (MINIMUM_RINGS - 1) * (latest(values.signalSeconds) + latest(values.pauseSeconds)) +
  latest(values.signalSeconds);

const requirements = {
  signals: {
    sv: 'Minst sex signaler går fram innan påringningen avbryts.',
    en: 'At least six signals go out before the attempt is given up.',
  },
};

const isCount = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Reported signals decide; seconds speak only where there are none. */
function rangLongEnough({ rings, ringSeconds }: OutcomeFacts): boolean | null {
  if (isCount(rings)) return rings >= MINIMUM_RINGS;
  if (isCount(ringSeconds)) return ringSeconds >= MINIMUM_RING_SECONDS;
  return null;
}

/** 3.2. Asked only where nobody answered: an answer, a busy line or a hang-up ends the ringing itself. */
export const minimumRings: JudgedDuty<'outcome', OutcomeFacts> = {
  id: 'minimum-rings',
  clauses: ['3.2'],
  stage: 'outcome',
  title: { sv: 'Minst sex signaler', en: 'At least six signals' },
  explanation: {
    sv: 'Konsumenten ska hinna svara: låt det ringa minst sex signaler innan påringningen ges upp. Rapporterar växeln bara sekunder är sjätte signalen färdig efter 31,0.',
    en: 'The consumer needs time to answer: let six signals go out before giving up. Where the dialer reports only seconds, the sixth signal is complete after 31.0.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  values,
  requirements,
  evaluate(facts) {
    if (facts.outcome !== 'no-answer') return NOT_APPLICABLE;
    return judge(requirements, [['signals', rangLongEnough(facts)]]);
  },
};
