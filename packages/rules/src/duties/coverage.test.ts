import { describe, expect, it } from 'vitest';
import { SE_CONSUMER_2021_07_01 } from '../editions/packs.ts';
import { PRIVACY_ITEMS } from '../editions/privacy-items.ts';
import { READ_BACK_STEPS } from '../editions/read-back-steps.ts';
import { COVERAGE_2021_07_01 } from './coverage.ts';
import { duties } from './index.ts';

const count = (to: number, name: (n: number) => string) => Array.from({ length: to }, (_, i) => name(i + 1));

/** The table of contents of the source, written down apart from the table it is held against. */
const SOURCE = [
  'introduction',
  ...count(10, (n) => `1.${n}`),
  '2',
  '3.1',
  '3.1 i',
  '3.1 ii',
  '3.2',
  '3.3',
  '3.4',
  '4.1',
  '4.2',
  ...count(5, (n) => `4.2 item ${n}`),
  ...count(READ_BACK_STEPS.length, (n) => `4.2 step ${n}`),
  '4.3',
  '4.4',
  '5',
  '6',
  'annex 1 1.1',
  'annex 1 1.2',
  'annex 2 1.1',
  'annex 2 1.2',
  ...count(4, (n) => `annex 3 item ${n}`),
  ...count(PRIVACY_ITEMS.length, (n) => `annex 4 item ${n}`),
  'annex 4 yearly review',
  'contact details',
];

describe('the source, section by section', () => {
  it('has every section once, in its order', () => {
    expect(COVERAGE_2021_07_01.map(({ section }) => section)).toEqual(SOURCE);
  });

  it.each(COVERAGE_2021_07_01)('$section has duties, or a reason to have none', (row) => {
    if ('duties' in row) expect(row.duties.length).toBeGreaterThan(0);
    else expect(row.why).toMatch(/\.$/);
  });

  it.each(duties.map(({ id, clauses }) => ({ id, clauses })))(
    '$id cites the clauses it comes from',
    ({ id, clauses }) => {
      const from = COVERAGE_2021_07_01.filter((row) => 'duties' in row && row.duties.includes(id));
      expect(new Set(clauses)).toEqual(new Set(from.map(({ clause }) => clause)));
    },
  );

  it('covers every clause of the pack', () => {
    const clauses = new Set<string>(COVERAGE_2021_07_01.map(({ clause }) => clause));
    expect(SE_CONSUMER_2021_07_01.clauses.map(({ id }) => id).filter((id) => !clauses.has(id))).toEqual([]);
  });
});
