import { describe, expect, it } from 'vitest';
import { silentCall } from './silent-call.ts';

describe('silent-call (3.3)', () => {
  it.each([
    ['answered and met an agent', 'answered', 'predictive', undefined, 'compliant'],
    ['answered and met nobody, dialed predictively', 'silent', 'predictive', undefined, 'breach'],
    ['answered and met nobody, dialed by hand', 'silent', 'manual', undefined, 'breach'],
    [
      'consent to automated calls is no excuse where an agent was due',
      'silent',
      'progressive',
      true,
      'breach',
    ],
    ['an automated call with consent has no agent to miss', 'silent', 'automated', true, 'notApplicable'],
    ['an automated call without consent is silent', 'silent', 'automated', false, 'breach'],
    ['an automated call, consent unknown', 'silent', 'automated', null, 'undetermined'],
    ['an automated call, consent not reported', 'silent', 'automated', undefined, 'undetermined'],
    ['a machine answered', 'machine', 'predictive', undefined, 'notApplicable'],
    ['nobody answered', 'no-answer', 'predictive', undefined, 'notApplicable'],
    ['the line was busy', 'busy', 'predictive', undefined, 'notApplicable'],
    ['the consumer hung up', 'hung-up', 'predictive', undefined, 'notApplicable'],
    ['the attempt never got through', 'failed', 'predictive', undefined, 'notApplicable'],
  ] as const)('%s', (_, outcome, dialing, automatedConsent, expected) => {
    expect(silentCall.evaluate({ outcome, dialing, automatedConsent }).outcome).toBe(expected);
  });

  it('names the agent or the consent that was missing', () => {
    const why = (dialing: 'manual' | 'automated') =>
      silentCall.evaluate({ outcome: 'silent', dialing }).reasons.map(({ requirement }) => requirement);
    expect(why('manual')).toEqual(['agent']);
    expect(why('automated')).toEqual(['consent']);
  });
});
