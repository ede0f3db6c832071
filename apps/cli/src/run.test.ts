import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const parsed = (out: string) =>
  out.startsWith('{')
    ? out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

/** Runs the command line in this process; every stream ends as text. */
async function ringratt(args: string[], stdin: string | Buffer | Iterable<Buffer> = '') {
  const read = (stream: PassThrough) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    return () => Buffer.concat(parts).toString();
  };
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const out = read(stdout);
  const err = read(stderr);
  const parts = typeof stdin === 'string' || Buffer.isBuffer(stdin) ? [Buffer.from(stdin)] : stdin;
  const status = await run(args, { stdin: Readable.from(parts), stdout, stderr });
  return { status, out: out(), err: err(), lines: parsed(out()) };
}

const CASE = {
  id: '1',
  at: '2026-06-18T12:00:00Z',
  number: '+46701740605',
  contactCenter: 'c1',
  campaign: 'u1',
  offer: 'o1',
  dialing: 'manual',
  nix: { listed: false, registerDate: '2026-06-01' },
};
const line = (changes: object = {}) => `${JSON.stringify({ ...CASE, ...changes })}\n`;
const ALLOWED = { id: '1', allowed: true, findings: [], nextAllowedAt: '2026-06-18T12:00:00.000Z' };

describe('check', () => {
  it('answers a case and leaves instants in UTC to the millisecond', async () => {
    const { lines, status } = await ringratt(['check'], line({ at: '2026-06-18T22:00:00.1239+02:00' }));
    const until = '2026-06-20T08:00:00.000Z';
    expect(lines[0].findings).toEqual([
      { rule: 'calling-hours', outcome: 'breach', until: '2026-06-19T06:00:00.000Z' },
    ]);
    // The morning after is Midsummer Eve.
    expect(lines[0].nextAllowedAt).toBe(until);
    expect(status).toBe(0);
  });

  it.each([
    ['', 'no JSON', '{"id":"1"', null],
    ['', 'a list', '[]', null],
    ['', 'null', 'null', null],
    ['', 'a number', '7', null],
    ['', 'deep nesting', '['.repeat(200_000), null],
    ['id', 'no id', line({ id: undefined }), null],
    ['id', 'a number for id', line({ id: 7, at: 'x' }), null],
    ['at', 'no at', line({ at: undefined, number: 7 }), '1'],
    ['at', 'no offset', line({ at: '2026-06-18T12:00:00' }), '1'],
    ['at', 'no such day', line({ at: '2026-02-29T12:00:00Z' }), '1'],
    ['at', 'no such hour', line({ at: '2026-02-28T24:00:00Z' }), '1'],
    ['at', 'a number for an instant', line({ at: 1_781_000_000_000 }), '1'],
    ['number', 'no number', line({ number: null }), '1'],
    ['contactCenter', 'a number for a string', line({ contactCenter: 1 }), '1'],
    ['campaign', 'no campaign', line({ campaign: undefined, offer: undefined }), '1'],
    ['offer', 'no offer', line({ offer: undefined, dialing: 'fax' }), '1'],
    ['dialing', 'an unknown mode', line({ dialing: 'fax', nix: 7 }), '1'],
    ['nix', 'a string for an object', line({ nix: 'no' }), '1'],
    ['nix', 'a list for an object', line({ nix: [] }), '1'],
    ['nix.listed', 'a string for a flag', line({ nix: { listed: 'no', registerDate: 'x' } }), '1'],
    ['nix.registerDate', 'no such date', line({ nix: { listed: true, registerDate: '2026-02-30' } }), '1'],
    ['suppressions', 'an object for a list', line({ suppressions: {} }), '1'],
    ['suppressions[0]', 'null in a list', line({ suppressions: [null] }), '1'],
    ['suppressions[0].owner', 'an unknown owner', line({ suppressions: [{ owner: 'x', since: 'x' }] }), '1'],
    [
      'suppressions[1].since',
      'no instant',
      line({ suppressions: [{ owner: 'principal' }, { owner: 'principal', since: '' }] }),
      '1',
    ],
    ['consent.givenAt', 'consent of no day', line({ consent: {} }), '1'],
    [
      'consent.automated',
      'a string for a flag',
      line({ consent: { givenAt: CASE.at, automated: 'yes' } }),
      '1',
    ],
    ['customer.since', 'a relation of no day', line({ customer: { endedAt: CASE.at } }), '1'],
    ['customer.endedAt', 'no instant', line({ customer: { since: CASE.at, endedAt: 'x' } }), '1'],
    ['presentedNumber.to', 'no instant', line({ presentedNumber: { to: 1 } }), '1'],
    ['presentedNumber.callable', 'a number for a flag', line({ presentedNumber: { callable: 1 } }), '1'],
    ['purpose', 'an unknown purpose', line({ purpose: 'chat', history: {} }), '1'],
    ['pendingOffer.callEndedAt', 'no end', line({ pendingOffer: {} }), '1'],
    [
      'pendingOffer.considerationHours',
      'a string for hours',
      line({ pendingOffer: { callEndedAt: CASE.at, considerationHours: '24' } }),
      '1',
    ],
    ['history[0].at', 'no instant', line({ history: [{}] }), '1'],
    ['history[0].outcome', 'an unknown outcome', line({ history: [{ ...CASE, outcome: 'lost' }] }), '1'],
    [
      'history[1].contactCenter',
      'no contact center',
      line({ history: [CASE, { ...CASE, contactCenter: null }] }),
      '1',
    ],
  ])('names %j as the first fault: %s', async (path, _, bad, id) => {
    const { lines, status, err } = await ringratt(['check'], `${bad.trimEnd()}\n${line()}`);
    expect(lines).toEqual([{ id, error: { path, message: expect.stringContaining('line 1: ') } }, ALLOWED]);
    expect([status, err]).toEqual([1, '']);
  });

  it('skips empty lines, takes CRLF, a byte order mark and a last line without an end', async () => {
    const { lines, status } = await ringratt(
      ['check'],
      `\ufeff${line().trimEnd()}\r\n\r\n\n${line().trimEnd()}`,
    );
    expect([lines, status]).toEqual([[ALLOWED, ALLOWED], 0]);
  });

  it('reads null like an absent field, and unknown fields not at all', async () => {
    const nothing = {
      suppressions: null,
      consent: null,
      customer: null,
      presentedNumber: null,
      purpose: null,
    };
    const { lines } = await ringratt(
      ['check'],
      line({ ...nothing, pendingOffer: null, history: null, x: 1 }),
    );
    expect(lines).toEqual([ALLOWED]);
  });

  it('puts together lines that come in pieces, letters of several bytes too', async () => {
    const bytes = Buffer.from(line({ campaign: 'vår' }).repeat(3));
    const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect((await ringratt(['check'], pieces)).lines).toEqual([ALLOWED, ALLOWED, ALLOWED]);
  });

  it.each([
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['NUL bytes', Buffer.alloc(64)],
    ['a file cut in half', Buffer.from(line().slice(0, 40))],
    ['UTF-16', Buffer.from(line().trimEnd(), 'utf16le')],
  ])('answers %s with line and reason', async (_, bytes) => {
    const { lines, status } = await ringratt(['check'], bytes);
    expect(lines).toEqual([
      { id: null, error: { path: '', message: expect.stringMatching(/^line 1: no /) } },
    ]);
    expect(status).toBe(1);
  });

  it('reads past a line of 256 MiB and answers the next', async () => {
    const piece = Buffer.alloc(1024 * 1024, 0x20);
    const input = (function* () {
      for (let i = 0; i < 256; i += 1) yield piece;
      yield Buffer.from(`\n${line()}`);
    })();
    const { lines, status } = await ringratt(['check'], input);
    expect(lines).toEqual([
      { id: null, error: { path: '', message: 'line 1: longer than 67108864 bytes' } },
      ALLOWED,
    ]);
    expect(status).toBe(1);
  });

  it('says in a line that a directory is none of its files', async () => {
    const { status, out, err } = await ringratt(['check', tmpdir()]);
    expect([status, out]).toEqual([1, '']);
    expect(err).toBe(`ringratt: ${tmpdir()}: is a directory, not a file\n`);
  });

  it('reads a file by name', async () => {
    const name = join(await mkdtemp(join(tmpdir(), 'ringratt-')), 'cases.jsonl');
    await writeFile(name, line());
    expect((await ringratt(['check', name])).lines).toEqual([ALLOWED]);
  });
});

describe('calendar', () => {
  it('shows each day of a year, a closed one and the day clocks change among them', async () => {
    const { lines } = await ringratt(['calendar', '2026', '--json']);
    expect(lines).toHaveLength(365);
    const on = (date: string) => lines.find((day) => day.date === date);
    expect(on('2026-06-18')).toEqual({
      date: '2026-06-18',
      calling: { opens: '2026-06-18T06:00:00.000Z', closes: '2026-06-18T19:00:00.000Z' },
      reason: null,
      workingDay: true,
    });
    expect(on('2026-06-19')).toEqual({
      date: '2026-06-19',
      calling: null,
      reason: 'closed-day',
      workingDay: false,
    });
    expect(on('2026-03-29').calling).toEqual({
      opens: '2026-03-29T08:00:00.000Z',
      closes: '2026-03-29T16:00:00.000Z',
    });
    expect((await ringratt(['calendar', '2028', '--json'])).lines).toHaveLength(366);
  });

  it('shows a table in local time without --json', async () => {
    const table: string[] = [];
    const stdout = new PassThrough().on('data', (part: Buffer) => table.push(part.toString()));
    await run(['calendar', '2026'], { stdin: Readable.from([]), stdout, stderr: new PassThrough() });
    expect(table.join('')).toContain(
      '2026-06-18  Thu  08:00–21:00  working day\n2026-06-19  Fri  closed\n2026-06-20  Sat  10:00–18:00  public holiday\n',
    );
  });
});

describe('deadline', () => {
  it.each([
    ['2026-12-17', '5', '2026-12-28'],
    ['2026-12-17', '0', '2026-12-17'],
    ['2026-04-02', '1', '2026-04-07'],
    ['2026-06-18', '1', '2026-06-22'],
  ])('from %s, %s working days: %s', async (from, count, last) => {
    const stdout = new PassThrough();
    let out = '';
    stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    const args = ['deadline', '--working-days', count, '--from', from];
    expect(await run(args, { stdin: Readable.from([]), stdout, stderr: new PassThrough() })).toBe(0);
    expect(out).toBe(`${last}\n`);
  });
});

describe('wrong use', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['toString']],
    [['check', '--nonsense']],
    [['check', 'a', 'b']],
    [['check', '/nowhere/at/all.jsonl']],
    [['calendar']],
    [['calendar', '26']],
    [['calendar', '2026', '2027']],
    [['calendar', '2004']],
    [['deadline']],
    [['deadline', '--working-days', '5']],
    [['deadline', '--from', '2026-12-17']],
    [['deadline', '--working-days', '-1', '--from', '2026-12-17']],
    [['deadline', '--working-days', '1.5', '--from', '2026-12-17']],
    [['deadline', '--working-days', '5', '--from', '2026-02-30']],
  ])('%j ends with status 2, a reason and no data', async (args) => {
    const { status, out, err } = await ringratt(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('help', () => {
  const shown = async (args: string[]) => {
    let out = '';
    const stdout = new PassThrough().on('data', (part: Buffer) => {
      out += part.toString();
    });
    const status = await run(args, { stdin: Readable.from([]), stdout, stderr: new PassThrough() });
    return { status, out };
  };

  it.each(['check', 'calendar', 'deadline'])('of %s shows use and examples', async (verb) => {
    for (const args of [
      [verb, '--help'],
      [verb, '-h'],
      ['help', verb],
    ]) {
      const { status, out } = await shown(args);
      expect(status).toBe(0);
      expect(out).toContain(`Usage: ringratt ${verb}`);
      expect(out).toContain('Examples:');
    }
  });

  it('lists the commands', async () => {
    expect((await shown(['--help'])).out).toContain('deadline');
  });
});

describe('the program', () => {
  let stopped: { status: number | null; err: string };
  beforeAll(async () => {
    const main = new URL('./main.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', main, 'check'], { stdio: 'pipe' });
    let err = '';
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    child.stdin.end(line().repeat(20_000));
    stopped = await new Promise((resolve) => child.on('close', (status) => resolve({ status, err })));
  });

  it('stops quietly when its reader does', () => expect(stopped).toEqual({ status: 0, err: '' }));
});
