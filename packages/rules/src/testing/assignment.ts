import { DUTY_IDS } from '../duty.ts';
import { PRIVACY_ITEMS } from '../editions/privacy-items.ts';
import { requiredScriptElements } from '../editions/script-elements.ts';
import type { ActivationFacts, PrivacyPolicyFacts } from '../facts/assignment.ts';
import { instant } from './situation.ts';

export const GATE_AT = instant('2026-11-24T10:00:00+01:00');
export const LAST_ATTEMPT_BY = instant('2026-12-18T21:00:00+01:00');

/** A policy with all twelve items, plain and easy to find. */
export const policy: PrivacyPolicyFacts = {
  publishedAt: instant('2026-01-15T12:00:00+01:00'),
  items: PRIVACY_ITEMS.map(({ id }) => id),
  plain: true,
  easyToFind: true,
};

const product = { kind: 'sale', regime: 'dal2', subject: 'service', recorded: true } as const;
const attested = instant('2026-11-02T08:00:00+01:00');

/** An assignment on which every condition holds: a recorded sale of a service. */
export function assignmentOf(change: Partial<ActivationFacts> = {}): ActivationFacts {
  return {
    at: GATE_AT,
    ...product,
    lastAttemptBy: LAST_ATTEMPT_BY,
    presentedNumbers: [{ number: '+46812345678', from: attested, to: null, searchable: true }],
    callback: {
      answeredBy: 'message',
      says: [
        'contact-center',
        'principal',
        'matter',
        'reach-contact-center',
        'reach-principal',
        'who-is-called',
        'trade-body',
      ],
      tradeBodyMember: true,
    },
    script: requiredScriptElements(product),
    lists: [{ id: 'l1', source: 'The customer register of the principal' }],
    suppressionRegisters: {
      principal: { offered: true, statedInPublic: true },
      contactCenter: { offered: true, statedInPublic: true },
    },
    scrub: {
      uncheckedNix: 0,
      oldestRegisterDate: '2026-11-20',
      uncheckedPrincipal: 0,
      uncheckedContactCenter: 0,
    },
    dialer: { modes: ['progressive'], machineDetection: false, delay: false },
    responsibility: {
      version: 3,
      rows: Object.fromEntries(
        Object.values(DUTY_IDS)
          .flat()
          .map((id) => [id, 'principal']),
      ),
      signed: { principal: 3, contactCenter: 3 },
      listSuppliers: [],
      subcontractors: [],
    },
    recordingPolicy: { listeners: 'Two quality leads', place: 'Stockholm', deletion: 'After six months' },
    privacyPolicies: { principal: policy, contactCenter: policy },
    privacyReviews: { principal: attested, contactCenter: attested },
    agents: [{ guidelines: attested, nixRules: attested, writtenRequirement: attested }],
    ...change,
  };
}
