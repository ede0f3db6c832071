import { describe, expect, it } from 'vitest';
import { PRIVACY_ITEMS } from '../editions/privacy-items.ts';
import { assignmentOf, GATE_AT, policy } from '../testing/assignment.ts';
import { privacyPolicy } from './privacy-policy.ts';

const judge = (privacyPolicies: Parameters<typeof privacyPolicy.evaluate>[0]['privacyPolicies']) => {
  const { outcome, reasons } = privacyPolicy.evaluate(assignmentOf({ privacyPolicies }));
  return [outcome, reasons.map(({ requirement, party }) => [requirement, party])];
};

describe('privacy-policy (6, annex 4)', () => {
  it('has twelve items', () => {
    expect(PRIVACY_ITEMS).toHaveLength(12);
    expect(judge({ principal: policy, contactCenter: policy })).toEqual(['compliant', []]);
  });

  it.each(PRIVACY_ITEMS.map(({ id }) => id))("is broken without %s in the principal's", (left) => {
    const principal = { ...policy, items: policy.items.filter((id) => id !== left) };
    expect(judge({ principal, contactCenter: policy })).toEqual(['breach', [[left, 'principal']]]);
  });

  it.each([
    ['published this instant', { publishedAt: GATE_AT }, 'compliant', []],
    [
      'published a millisecond later',
      { publishedAt: GATE_AT + 1 },
      'breach',
      [['published', 'contactCenter']],
    ],
    ['not published', { publishedAt: null }, 'breach', [['published', 'contactCenter']]],
    ['long or hard to read', { plain: false }, 'breach', [['plain', 'contactCenter']]],
    ['hard to find', { easyToFind: false }, 'breach', [['easyToFind', 'contactCenter']]],
    ['whether it is plain not on record', { plain: null }, 'undetermined', [['plain', 'contactCenter']]],
  ])("the contact center's: %s", (_, change, outcome, reasons) => {
    expect(judge({ principal: policy, contactCenter: { ...policy, ...change } })).toEqual([outcome, reasons]);
  });

  it('is undetermined in every part for the party that has shown none', () => {
    const { outcome, reasons } = privacyPolicy.evaluate(
      assignmentOf({ privacyPolicies: { principal: policy } }),
    );
    expect(outcome).toBe('undetermined');
    expect(reasons).toHaveLength(15);
    expect(new Set(reasons.map(({ party }) => party))).toEqual(new Set(['contactCenter']));
  });
});
