import { describe, expect, test } from 'vitest';
import { fullTerms } from '../testing/selling.ts';
import { missingInformation } from './information.ts';
import type { OfferTerms, Regime } from './schemas.ts';

const missing = (regime: Regime, terms: Partial<OfferTerms>) =>
  missingInformation({ regime, terms }).map(({ id }) => id);

const goods: Partial<OfferTerms> = {
  ...fullTerms,
  subject: 'goods',
  monthlyPrice: null,
  oneTimePrice: 99_900,
  bindingMonths: null,
  noticeMonths: null,
  termination: null,
};

describe('an offer under the act', () => {
  test('of a service says all that is asked for, and its exceptions are the document’s own words', () => {
    expect(missing('dal2', fullTerms)).toEqual([]);
  });

  test('of goods says which of them cannot be withdrawn from, or that none are excepted (2 ch. 11 §)', () => {
    expect(missing('dal2', goods)).toEqual(['withdrawal-exceptions']);
    expect(missing('dal2', { ...goods, withdrawalLimits: '' })).toEqual(['withdrawal-exceptions']);
    expect(missing('dal2', { ...goods, withdrawalLimits: 'Inga undantag.' })).toEqual([]);
  });

  test('of a financial service says what its own chapter asks for', () => {
    expect(missing('dal3', fullTerms)).toEqual([
      'withdrawal-days',
      'risks',
      'supervisor',
      'law-and-language',
    ]);
    expect(missing('dal3', goods)).not.toContain('withdrawal-exceptions');
  });

  test('of what is not said is asked everything', () => {
    const empty = missing('dal2', {});
    expect(empty).toEqual(expect.arrayContaining(['goods-or-service', 'duration', 'withdrawal-exceptions']));
    expect(missing('exempt', {})).toEqual(['goods-or-service', 'main-characteristics', 'price']);
  });
});
