import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { scrubStream } from './scrub';

const spellings = [
  '+46701740605',
  '46701740605',
  '0046701740605',
  '0701740605',
  '070-174 06 05',
  '070 174 06 05',
  '070/174 06 05',
  '070.174.06.05',
  '(070) 174 06 05',
  '+46 (0)70-174 06 05',
  '+46\u00a070\u00a0174\u00a006\u00a005',
  '070\u2013174\u201106\u201105',
  '070\t174\n0605',
  '%2B46701740605',
  '070-174%2006%2005',
  '%2B46%20(0)70-174%2006%2005',
  '０７０１７４０６０５',
];

/** What a console writes to a stream that is scrubbed. */
function logged(log: (console: Console) => void): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  scrubStream(stream as never);
  log(new Console(stream, stream));
  return text;
}

const shows = (text: string) =>
  /1740605/.test(
    text
      .normalize('NFKC')
      .replace(/%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[a-z]/gi, '')
      .replace(/\D/g, ''),
  );

describe('the portal’s log', () => {
  it.each(spellings)('never carries %j', (spelling) => {
    const text = logged((console) => {
      console.error(
        'trpc',
        'numbers.explain',
        new Error(`no contact ${spelling}`, { cause: new Error(spelling) }),
      );
      console.log(` GET /numbers/${spelling} 200 in 31ms`);
      console.log({ number: spelling, nested: [spelling] });
    });
    expect(text.length).toBeGreaterThan(50);
    expect(shows(text)).toBe(false);
  });

  it('never carries the token of a link or a key, and keeps what tells when and where', () => {
    const token = 'q'.repeat(43);
    const text = logged((console) =>
      console.log(`GET /join/${token} rk_live_abcDEF123 asg_01m4zcjk1ge0fvz35xsm6nvsqn 2026-11-24 in 31ms`),
    );
    expect(text).not.toContain(token);
    expect(text).not.toContain('abcDEF123');
    expect(text).toContain('asg_01m4zcjk1ge0fvz35xsm6nvsqn 2026-11-24 in 31ms');
  });
});
