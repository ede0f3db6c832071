import { describe, expect, it } from 'vitest';
import { DUTY_IDS } from '../duty.ts';
import type { ResponsibilityFacts } from '../facts/assignment.ts';
import { assignmentOf } from '../testing/assignment.ts';
import { responsibilityAgreement, unassignedDuties } from './responsibility-agreement.ts';

const full = assignmentOf().responsibility!;
const without = (id: string) => ({ ...full, rows: { ...full.rows, [id]: null } });

describe('responsibility-agreement (6)', () => {
  it.each([
    ['complete, and one version signed by both', full, 'compliant', []],
    [
      'the principal has not signed',
      { ...full, signed: { contactCenter: 3 } },
      'undetermined',
      [['signed', 'principal']],
    ],
    [
      'the contact center has not signed',
      { ...full, signed: { principal: 3, contactCenter: null } },
      'undetermined',
      [['signed', 'contactCenter']],
    ],
    [
      'the contact center has signed the version before',
      { ...full, signed: { principal: 3, contactCenter: 2 } },
      'breach',
      [['signed', 'contactCenter']],
    ],
    [
      'list suppliers not stated',
      { ...full, listSuppliers: null },
      'undetermined',
      [['listSuppliers', undefined]],
    ],
    [
      'subcontractors not stated',
      { ...full, subcontractors: null },
      'undetermined',
      [['subcontractors', undefined]],
    ],
    ['none yet', null, 'undetermined', [['agreement', undefined]]],
  ] as [string, ResponsibilityFacts | null, string, unknown[][]][])(
    '%s',
    (_, responsibility, outcome, reasons) => {
      const judgment = responsibilityAgreement.evaluate(assignmentOf({ responsibility }));
      expect(judgment.outcome).toBe(outcome);
      expect(judgment.reasons.map(({ requirement, party }) => [requirement, party])).toEqual(reasons);
    },
  );

  it.each(Object.values(DUTY_IDS).flat())('is incomplete while nobody answers for %s', (id) => {
    const responsibility = without(id);
    expect(unassignedDuties(responsibility.rows)).toEqual([id]);
    expect(responsibilityAgreement.evaluate(assignmentOf({ responsibility })).outcome).toBe('breach');
  });

  it('knows three sides and no others', () => {
    const odd = { ...full.rows, evidence: 'somebody' as 'both', conduct: 'both' as const };
    expect(unassignedDuties(odd)).toEqual(['evidence']);
  });
});
