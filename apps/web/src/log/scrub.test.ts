import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { numberSpellings, showsNumber } from '@ringratt/testing';
import { describe, expect, it } from 'vitest';
import { scrubStream } from './scrub';

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

describe('the portal’s log', () => {
  it.each(numberSpellings)('never carries %j', (spelling) => {
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
    expect(showsNumber(text)).toBe(false);
  });

  it.each(['join', 'reset', 'found', 'accept', 'withdraw'])(
    'never carries the token of a link to %s or a key, and keeps what tells when and where',
    (page) => {
      const token = 'q'.repeat(43);
      const text = logged((console) =>
        console.log(
          `GET /${page}/${token} rk_live_abcDEF123 asg_01m4zcjk1ge0fvz35xsm6nvsqn 2026-11-24 in 31ms`,
        ),
      );
      expect(text).not.toContain(token);
      expect(text).not.toContain('abcDEF123');
      expect(text).toContain('asg_01m4zcjk1ge0fvz35xsm6nvsqn 2026-11-24 in 31ms');
    },
  );
});
