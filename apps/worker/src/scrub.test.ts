import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { scrub } from './scrub.ts';

const spellings = [
  '0701740605',
  '070-1740605',
  '070-174 06 05',
  '070 174 06 05',
  '070.174.06.05',
  '070/174 06 05',
  '(070) 174 06 05',
  '070\u00a0174\u00a006\u00a005',
  '070\u2013174\u201106\u201105',
  '+46701740605',
  '+46 70 174 06 05',
  '+46 70-174 06 05',
  '+46 (0)70-174 06 05',
  '+46(0)701740605',
  '0046701740605',
  '00 46 70 174 06 05',
  '46701740605',
  '%2B46701740605',
  '08-465 004 00',
  '0771-793 336',
  '+47 22 12 34 56',
  'tel:+46701740605',
];

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = [];
  write(openLog('info', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it.each(spellings)('holds no number written as %s', (number) => {
    const text = logged((log) => {
      log.error(
        { message: `duplicate key (number)=(${number}) exists`, number, nested: { list: [number] } },
        number,
      );
      log.info(`called ${number}, failed`);
    });
    expect(text.replaceAll(/\\u[0-9a-f]{4}|\D/g, '')).not.toContain('1740605');
    for (const line of text.trim().split('\n')) {
      expect(JSON.stringify({ ...JSON.parse(line), time: 0 })).not.toMatch(/\d{3}.{0,2}\d{2}.{0,2}\d{2}/);
    }
  });

  it('stays JSON where a number stands bare', () => {
    expect(JSON.parse(scrub('{"number":46701740605,"list":[46701740605],"n":1}'))).toEqual({
      number: null,
      list: [null],
      n: 1,
    });
    expect(scrub(JSON.stringify({ text: '070\t174\n06 05' }))).not.toMatch(/174/);
  });

  it.each([
    '01990000-0000-7000-8000-000000000001',
    '0a460701-7406-7051-8000-046701740605',
    '2026-11-24T09:00:00.000Z',
    '2026-01-02 03:04:05.678+00',
    '{"time":1795510800000,"rows":100000,"bytes":84000000}',
    'lst_01m86ch3m0ebcttnq3fwj60nk0',
    'localhost:55432',
    'ECONNREFUSED 127.0.0.1:5432',
  ])('keeps %s', (text) => {
    expect(scrub(text)).toBe(text);
  });
});
