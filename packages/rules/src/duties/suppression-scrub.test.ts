import { describe, expect, it } from 'vitest';
import { assignmentOf } from '../testing/assignment.ts';
import { instant } from '../testing/situation.ts';
import { suppressionScrub } from './suppression-scrub.ts';

const clean = {
  uncheckedNix: 0,
  oldestRegisterDate: '2026-09-30',
  uncheckedPrincipal: 0,
  uncheckedContactCenter: 0,
};
const november = '2026-11-29T23:59:59.999+01:00';

describe('suppression-scrub (2)', () => {
  it('says for how long a version holds', () => {
    expect(suppressionScrub.values!.versionAge!.versions.map(({ value }) => value)).toEqual([2]);
  });

  it.each([
    ['checked against a version in its last millisecond', november, clean, 'compliant', []],
    ['two months old at midnight', '2026-11-30T00:00:00.000+01:00', clean, 'undetermined', ['version']],
    [
      '31 December becomes the last of February',
      '2027-02-27T23:59:59.999+01:00',
      { ...clean, oldestRegisterDate: '2026-12-31' },
      'compliant',
      [],
    ],
    [
      '31 December becomes the last of February: stale on the 28th',
      '2027-02-28T00:00:00.000+01:00',
      { ...clean, oldestRegisterDate: '2026-12-31' },
      'undetermined',
      ['version'],
    ],
    ['a version of today', november, { ...clean, oldestRegisterDate: '2026-11-29' }, 'compliant', []],
    [
      'a version of tomorrow',
      november,
      { ...clean, oldestRegisterDate: '2026-11-30' },
      'undetermined',
      ['version'],
    ],
    [
      'a version without a date',
      november,
      { ...clean, oldestRegisterDate: 'november' },
      'undetermined',
      ['version'],
    ],
    ['one contact unchecked against NIX', november, { ...clean, uncheckedNix: 1 }, 'breach', ['nix']],
    [
      "one unchecked against the principal's list",
      november,
      { ...clean, uncheckedPrincipal: 1 },
      'breach',
      ['principalList'],
    ],
    [
      "one unchecked against the center's list",
      november,
      { ...clean, uncheckedContactCenter: 1 },
      'breach',
      ['contactCenterList'],
    ],
    ['no slots yet', november, { ...clean, oldestRegisterDate: null }, 'compliant', []],
    ['not on record', november, null, 'undetermined', ['checked']],
  ] as const)('%s', (_, at, scrub, outcome, reasons) => {
    const judgment = suppressionScrub.evaluate(assignmentOf({ at: instant(at), scrub }));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
