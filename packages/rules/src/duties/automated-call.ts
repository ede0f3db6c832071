import type { AttemptDuty } from '../duty.ts';
import { isGiven } from './nix-register.ts';

/** 3.4, and the marketing act's consent beforehand (SFS 2008:486 19 §), which ends only when withdrawn. */
export const automatedCall: AttemptDuty = {
  id: 'automated-call',
  clauses: ['3.4'],
  stage: 'attempt',
  title: { sv: 'Samtal utan agent', en: 'Call without an agent' },
  explanation: {
    sv: 'En påringning som ingen agent deltar i kräver att konsumenten på förhand har samtyckt till just automatiska samtal.',
    en: 'An attempt in which no agent takes part needs the consumer to have consented beforehand to automated calls as such.',
  },
  responsible: 'principal',
  weight: 'law',
  lasting: true,
  evaluate(situation, t) {
    if (situation.case.dialing !== 'automated') return 'notApplicable';
    return automatedCall.passesFrom(situation, t) === t ? 'compliant' : 'breach';
  },
  passesFrom({ case: { dialing, consent }, at }, t) {
    if (dialing !== 'automated') return t;
    if (consent === null || consent === undefined) return Number.POSITIVE_INFINITY;
    return consent.automated === true && isGiven(consent, at) ? t : Number.POSITIVE_INFINITY;
  },
};
