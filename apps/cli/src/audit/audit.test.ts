import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../run.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

/** Runs `audit` in this process. */
async function audit(args: string[], stdin: Iterable<Buffer> | Buffer = Buffer.alloc(0)) {
  const gather = (stream: PassThrough) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    return () => Buffer.concat(parts).toString();
  };
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const out = gather(stdout);
  const err = gather(stderr);
  const input = Readable.from(Buffer.isBuffer(stdin) ? [stdin] : stdin);
  const status = await run(['audit', ...args], { stdin: input, stdout, stderr });
  return { status, out: out(), err: err() };
}

const HEADER = 'started_at,ended_at,number,contact_center,campaign,offer,outcome,rings,ring_seconds,dialing';
const ROW = '2026-06-16T12:00:00Z,,+46701740605,c1,u1,o1,busy,,,';

/** Audits text from standard input and gives the lines of JSON. */
async function answers(text: string | Buffer, ...args: string[]) {
  const { status, out, err } = await audit(['-', '--json', ...args], Buffer.from(text));
  expect(err).not.toMatch(/\n\s+at /);
  const lines =
    out === ''
      ? []
      : out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
  return { status, lines, err };
}

describe('the sample with its right answers', () => {
  it('to the letter', async () => {
    const { status, out, err } = await audit([fixture('audit.csv'), '--json']);
    expect(out).toBe(await readFile(fixture('audit.expected.jsonl'), 'utf8'));
    expect(status).toBe(0);
    expect(err).toContain('Undetermined: 72');
    expect(err).toContain('NIX register (nix-register, 2)');
  });

  it('with its rows in any order', async () => {
    const [header, ...rows] = (await readFile(fixture('audit.csv'), 'utf8')).trimEnd().split('\n');
    const expected = (await readFile(fixture('audit.expected.jsonl'), 'utf8')).trimEnd().split('\n');
    const sorted = rows
      .map((row, i) => ({ row, line: i + 2 }))
      .sort((a, b) => (a.row < b.row ? -1 : a.row > b.row ? 1 : a.line - b.line));
    const { lines } = await answers(`${header}\n${sorted.map(({ row }) => row).join('\n')}`);
    const back = lines.map(({ line, rule }) => JSON.stringify({ line: sorted[line - 2]!.line, rule }));
    expect(back.sort()).toEqual(expected.sort());
  });
});

describe('dialers’ logs', () => {
  it.each([
    [
      'Asterisk with linkedid: rows of a call are one attempt, the disposition decides, the queue was left',
      ['asterisk-linkedid.csv', 'asterisk'],
      [
        { line: 4, rule: 'minimum-rings' },
        { line: 7, rule: 'silent-call' },
        { line: 8, rule: 'attempt-interval' },
        { line: 9, rule: 'calling-hours' },
      ],
      ['6 attempts', 'joined to them: 2', 'left out: 1'],
      0,
    ],
    [
      'Asterisk without ids, lines ended by CR, in the night the clocks go back',
      ['asterisk-plain.csv', 'asterisk'],
      [{ line: 2, rule: 'calling-hours' }],
      ['4 attempts', 'joined to them: 1', '2026-10-24 to 2026-10-25'],
      0,
    ],
    [
      'FreeSWITCH: both legs are one call, the cause decides',
      ['freeswitch.csv', 'freeswitch'],
      [
        { line: 3, rule: 'minimum-rings' },
        { line: 7, rule: 'attempt-interval' },
        { line: 8, error: { path: 'hangup_cause', message: 'is no hangup cause of FreeSWITCH' } },
      ],
      ['5 attempts', 'joined to them: 1', 'left out: 1', 'an agent was there: 1'],
      1,
    ],
    [
      'VICIdial with a header and semicolons: drops are silent calls, epoch seconds know no zone',
      ['vicidial.csv', 'vicidial'],
      [
        { line: 3, rule: 'minimum-rings' },
        { line: 5, rule: 'silent-call' },
        { line: 6, rule: 'dedicated-redial' },
        {
          line: 11,
          error: {
            path: 'phone_number',
            message: 'must be a phone number, with phone_code before it or a 0',
          },
        },
      ],
      ['8 attempts', 'joined to them: 1', 'Undetermined: 2'],
      1,
    ],
  ] as const)('%s', async (_, [name, format], expected, told, status) => {
    const answer = await answers(await readFile(fixture(name)), '--format', format);
    expect(answer.lines).toEqual(expected);
    for (const words of told) expect(answer.err).toContain(words);
    expect(answer.status).toBe(status);
  });

  it('take what they do not say from options', async () => {
    const asterisk = await readFile(fixture('asterisk-linkedid.csv'));
    const late = await answers(asterisk, '--format', 'asterisk', '--zone', 'UTC');
    expect(late.lines).toContainEqual({ line: 9, rule: 'calling-hours' });
    expect(late.err).not.toContain('Times without a zone');
    const only = await answers(asterisk, '--format', 'asterisk', '--context', 'dialer');
    expect(only.lines).toEqual([{ line: 7, rule: 'silent-call' }]);
    const freeswitch = await readFile(fixture('freeswitch.csv'));
    const silent = await answers(freeswitch, '--format', 'freeswitch', '--unbridged', 'silent');
    expect(silent.lines).toContainEqual({ line: 5, rule: 'silent-call' });
    const vicidial = await readFile(fixture('vicidial.csv'));
    const own = await answers(vicidial, '--format', 'vicidial', '--status', 'SALE=silent,NA=busy');
    expect(own.lines).toContainEqual({ line: 2, rule: 'silent-call' });
    expect(own.lines).not.toContainEqual({ line: 3, rule: 'minimum-rings' });
  });

  it('read numbers behind the digits of the exchange', async () => {
    const plain = (await readFile(fixture('asterisk-plain.csv'), 'latin1')).replaceAll(
      /(["/])070174/g,
      '$19070174',
    );
    expect((await answers(plain, '--format', 'asterisk')).err).toContain('No attempt was read');
    const { lines } = await answers(plain, '--format', 'asterisk', '--dial-prefix', '9');
    expect(lines).toEqual([{ line: 2, rule: 'calling-hours' }]);
  });
});

describe('a row that cannot be read', () => {
  it.each([
    ['no offset', ROW.replace('00Z', '00'), 'started_at'],
    ['no such day', ROW.replace('06-16', '06-31'), 'started_at'],
    ['an end that is none', ROW.replace('Z,,', 'Z,later,'), 'ended_at'],
    ['an end years later', ROW.replace('Z,,', 'Z,2028-01-01T00:00:00Z,'), 'ended_at'],
    ['no number', ROW.replace('+46701740605', 'n/a'), 'number'],
    ['no contact center', ROW.replace('c1', ''), 'contact_center'],
    ['no campaign', ROW.replace('u1', ' '), 'campaign'],
    ['no offer', ROW.replace('o1', '""'), 'offer'],
    ['an unknown outcome', ROW.replace('busy', 'engaged'), 'outcome'],
    ['rings that are no count', ROW.replace('busy,', 'busy,6.5'), 'rings'],
    ['ring seconds below nothing', ROW.replace('busy,,', 'busy,,-1'), 'ring_seconds'],
    ['an unknown dialing', `${ROW}robot`, 'dialing'],
    ['half a line', ROW.slice(0, 40), 'offer'],
    ['a field too many', `${ROW},more`, ''],
    ['a quote that is never closed', ROW.replace('c1', '"c1'), ''],
  ])('%s', async (_, row, path) => {
    const { status, lines } = await answers(`${HEADER}\n${row}\n${ROW.replace('12:00', '23:00')}\n`);
    expect(lines).toEqual([
      { line: 2, error: { path, message: expect.any(String) } },
      { line: 3, rule: 'calling-hours' },
    ]);
    expect(status).toBe(1);
  });

  it('neither counts for later rows nor stops them, and stands where its line is', async () => {
    const { lines } = await answers(`${HEADER}\n${ROW}\nx\n${ROW.replace('12:00', '13:00')}\ny\n`);
    expect(lines.map(({ line, rule }) => [line, rule])).toEqual([
      [3, undefined],
      [4, 'attempt-interval'],
      [5, undefined],
    ]);
  });

  it('may hold broken bytes in names', async () => {
    const row = ROW.replace('c1', 'Lövsta').replace('12:00', '23:00');
    const { status, lines } = await answers(Buffer.from(`${HEADER}\n${row}\n`, 'latin1'));
    expect([status, lines]).toEqual([0, [{ line: 2, rule: 'calling-hours' }]]);
  });

  it('is numbered by the physical line on which it starts', async () => {
    const two = ROW.replace('c1', '"c\n1"').replace('12:00', '23:00');
    expect((await answers(`${HEADER}\n\n${two}\n${two}\n`)).lines.map(({ line }) => line)).toEqual([3, 5, 5]);
  });
});

describe('the columns', () => {
  it('may stand in any order, under capitals, among others, parted by semicolons, after a byte order mark', async () => {
    const names = HEADER.split(',');
    const shuffled = [...names].reverse();
    const fields = ROW.replace('12:00', '23:00')
      .replace('busy,,', 'no-answer,,"30,9"')
      .match(/("[^"]*"|[^,]*)(,|$)/g)!;
    const row = shuffled.map((name) =>
      fields[names.indexOf(name)]!.replace(/[,"]$/g, '').replace(/^"|"$/g, ''),
    );
    const text = `\ufeff${shuffled.join(';').toUpperCase()};Note\r\n${row.join(';')};x\r\n`;
    expect((await answers(text)).lines).toEqual([
      { line: 2, rule: 'calling-hours' },
      { line: 2, rule: 'minimum-rings' },
    ]);
  });

  it.each(HEADER.split(','))('without %s the file is a fault of line 1', async (column) => {
    const { status, lines } = await answers(`${HEADER.replace(column, 'x')}\n${ROW}\n`);
    expect(lines).toEqual([
      { line: 1, error: { path: column, message: expect.stringContaining('missing') } },
    ]);
    expect(status).toBe(1);
  });

  it('of names may be left out where an option names them', async () => {
    const header = HEADER.replace('contact_center,campaign,offer,', '');
    const row = ROW.replace('c1,u1,o1,', '').replace('12:00', '23:00');
    const named = ['--contact-center', 'c1', '--campaign', 'u1', '--offer', 'o1'];
    expect((await answers(`${header}\n${row}\n`, ...named)).lines).toEqual([
      { line: 2, rule: 'calling-hours' },
    ]);
  });

  it('named twice are a fault', async () => {
    expect((await answers(`${HEADER},number\n${ROW},\n`)).lines[0].error.message).toBe(
      'the column is named twice',
    );
  });
});

describe('a file that is none', () => {
  const line1 = (message: string) => [
    { line: 1, error: { path: '', message: expect.stringContaining(message) } },
  ];
  it.each([
    ['empty', Buffer.alloc(0), 'is empty'],
    ['blank lines alone', Buffer.from('\n\n  \n'), 'holds no rows'],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'binary'],
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0]), 'compressed'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), 'spreadsheet'],
    ['UTF-16', Buffer.from(`\ufeff${HEADER}`, 'utf16le'), 'UTF-16'],
  ])('%s', async (_, bytes, message) => {
    const { status, lines } = await answers(bytes);
    expect([status, lines]).toEqual([1, line1(message)]);
  });

  it('a header alone is a log without calls', async () => {
    expect(await answers(`${HEADER}\n`)).toMatchObject({
      status: 0,
      lines: [],
      err: expect.stringContaining('No attempt'),
    });
  });

  it('a line of 256 MiB', async () => {
    const part = Buffer.alloc(1024 * 1024, 'x');
    function* parts() {
      yield Buffer.from(`${HEADER}\n`);
      for (let i = 0; i < 256; i += 1) yield part;
      yield Buffer.from(`\n${ROW.replace('12:00', '23:00')}\n`);
    }
    const { status, out } = await audit(['-', '--json'], parts());
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { line: 2, error: { path: '', message: 'the row is longer than 1 MiB' } },
      { line: 3, rule: 'calling-hours' },
    ]);
    expect(status).toBe(1);
  });

  it('a directory', async () => {
    const { status, err, out } = await audit([tmpdir(), '--json']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/is a directory/);
  });
});

describe('wrong use', () => {
  it.each([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['a file that is not there', ['/nowhere/log.csv']],
    ['an unknown option', ['-', '--frobnicate']],
    ['an unknown format', ['-', '--format', 'excel']],
    ['an unknown zone', ['-', '--zone', 'Mars']],
    ['an unknown dialing', ['-', '--dialing', 'robot']],
    ['a prefix of letters', ['-', '--dial-prefix', 'x']],
    ['a status without an outcome', ['-', '--format', 'vicidial', '--status', 'SALE']],
    ['a column of another format', ['-', '--format', 'vicidial', '--campaign-column', 'accountcode']],
    ['an empty name', ['-', '--campaign', '']],
    ['an unknown language', ['-', '--lang', 'de']],
    ['a page that cannot be written', [fixture('audit.csv'), '--html', '/nowhere/report.html']],
  ])('%s', async (_, args) => {
    const { status, err } = await audit(args);
    expect(status).toBe(2);
    expect(err).toContain('ringratt audit --help');
  });
});

describe('the report', () => {
  let page = '';
  let text = '';
  beforeAll(async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'ringratt-')), 'report.html');
    text = (await audit([fixture('audit.csv'), '--html', path])).out;
    page = await readFile(path, 'utf8');
  });

  it('tells totals, breaches by rule with their section, the worst, and what cannot be assessed', () => {
    expect(text).toContain('915 of 1,278 judged (71.6 %). Breaches in all: 1,388.');
    expect(text).toMatch(/563 {2}3\.2 +Calling hours \(calling-hours\)/);
    expect(text).toContain('070-000 01 80');
    expect(text).toContain('2030-04-29: breaches: 17');
    expect(text).toContain('Not assessable from a call log');
  });

  it('is a page that asks no other host for anything', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(src|href)=|https?:|url\(|@import|<script/);
  });

  it('speaks Swedish unless told otherwise, and masks numbers unless asked for them', async () => {
    expect(page).toContain('<html lang="sv">');
    expect(page).toContain('bryter mot riktlinjerna');
    expect(page).toContain('070-000 •• ••');
    expect(page).not.toContain('070-000 01 80');
    const path = join(await mkdtemp(join(tmpdir(), 'ringratt-')), 'report.html');
    await audit([fixture('audit.csv'), '--html', path, '--lang', 'en', '--full-numbers']);
    const other = await readFile(path, 'utf8');
    expect(other).toContain('<html lang="en">');
    expect(other).toContain('070-000 01 80');
  });

  it('takes names for what they are, never for markup', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ringratt-'));
    const log = join(folder, 'log.csv');
    const evil = ROW.replace('u1', '"<script>alert(1)</script>"');
    await writeFile(log, `${HEADER}\n${evil}\n${ROW}\n`);
    await audit([log, '--html', join(folder, 'report.html')]);
    const written = await readFile(join(folder, 'report.html'), 'utf8');
    expect(written).toContain('&lt;script&gt;');
    expect(written).not.toContain('<script');
  });
});
