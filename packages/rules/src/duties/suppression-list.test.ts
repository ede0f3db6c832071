import { describe, expect, it } from 'vitest';
import { answerOf, instant } from '../testing/situation.ts';
import { suppressionList } from './suppression-list.ts';

const AT = '2026-06-16T12:00:00.000+02:00';

describe('suppression-list (2)', () => {
  it.each([
    ['on no list', [], 'compliant'],
    ['on no list, said by nothing', null, 'compliant'],
    ["on the principal's list", [{ owner: 'principal', since: 0 }], 'breach for ever'],
    ["on the contact center's list", [{ owner: 'contactCenter', since: 0 }], 'breach for ever'],
    ['since a time nobody knows', [{ owner: 'principal' }], 'breach for ever'],
    ['since this very instant', [{ owner: 'principal', since: instant(AT) }], 'breach for ever'],
    ['since a millisecond later: not known', [{ owner: 'principal', since: instant(AT) + 1 }], 'compliant'],
    [
      'one of two is enough',
      [
        { owner: 'principal', since: instant(AT) + 1 },
        { owner: 'contactCenter', since: null },
      ],
      'breach for ever',
    ],
    ['an unreadable time refuses', [{ owner: 'principal', since: Number.NaN }], 'breach for ever'],
  ] as const)('%s', (_, suppressions, expected) =>
    expect(answerOf(suppressionList, AT, { suppressions })).toBe(expected),
  );

  it('consent does not lift it', () => {
    const suppressions = [{ owner: 'principal' as const }];
    expect(answerOf(suppressionList, AT, { suppressions, consent: { givenAt: instant(AT) } })).toBe(
      'breach for ever',
    );
  });
});
