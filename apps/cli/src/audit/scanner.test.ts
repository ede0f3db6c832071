import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, withoutDoubles } from './names.ts';
import { LONGEST_ROW, Scanner } from './scanner.ts';

const COMMA = 0x2c;

/** Scans bytes given in pieces; each row as its line and texts, each fault as its line and message. */
function scan(parts: Iterable<Uint8Array>, longest = 4_096) {
  const rows: [line: number, ...fields: string[]][] = [];
  const faults: [line: number, message: string][] = [];
  const scanner = new Scanner(
    COMMA,
    {
      row({ bytes, starts, ends, doubled, fields, line }) {
        const texts = Array.from({ length: fields }, (_, i) => {
          const field = bytes.subarray(starts[i]!, ends[i]!);
          return textOf(doubled[i] === 1 ? withoutDoubles(field) : field);
        });
        rows.push([line, ...texts]);
      },
      fault: (line, message) => faults.push([line, message]),
    },
    longest,
  );
  for (const part of parts) scanner.push(part);
  scanner.end();
  return { rows, faults };
}

const scanText = (text: string) => scan([Buffer.from(text)]);

describe('rows and fields', () => {
  it.each([
    ['LF', 'a,b\nc,d\n'],
    ['CRLF', 'a,b\r\nc,d\r\n'],
    ['CR alone', 'a,b\rc,d\r'],
    ['a last line without an end', 'a,b\nc,d'],
    ['quotes', '"a","b"\r\n"c","d"'],
    ['quotes after a space, as a template of FreeSWITCH writes them', '"a", "b"\n"c", "d" \n'],
  ])('lines end by %s', (_, text) => {
    expect(scanText(text)).toEqual({
      rows: [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
      faults: [],
    });
  });

  it('keeps delimiters, quotes and line ends inside quotes; a row bears its first line', () => {
    expect(scanText('a,"b, ""c""\nd\r\ne\rf"\n\ng,h\n')).toEqual({
      rows: [
        [1, 'a', 'b, "c"\nd\r\ne\rf'],
        [6, 'g', 'h'],
      ],
      faults: [],
    });
  });

  it('counts empty lines and skips them, spaces alone too', () => {
    expect(scanText('\n\r\n  \na\n\n\nb\n').rows).toEqual([
      [4, 'a'],
      [7, 'b'],
    ]);
  });

  it('keeps empty fields, and a quoted empty one as a row', () => {
    expect(scanText(',,\n""\n').rows).toEqual([
      [1, '', '', ''],
      [2, ''],
    ]);
  });

  it('takes a quote inside a bare field as it is', () => {
    expect(scanText('5" pipe,a"b\n').rows).toEqual([[1, '5" pipe', 'a"b']]);
  });

  it('reads broken bytes of older systems as letters', () => {
    expect(scan([Buffer.from('J\xf6nsson,a\n', 'latin1'), Buffer.from('Jönsson,b\n')]).rows).toEqual([
      [1, 'Jönsson', 'a'],
      [2, 'Jönsson', 'b'],
    ]);
  });
});

describe('what cannot be right costs its own line', () => {
  it('a quote that is never closed', () => {
    expect(scanText('a,b\nc,"d\ne,f\ng,h\n')).toEqual({
      rows: [
        [1, 'a', 'b'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ],
      faults: [[2, 'a quote is not closed']],
    });
  });

  it('text after a closing quote', () => {
    expect(scanText('a,"b"c\nd,e\n')).toEqual({
      rows: [[2, 'd', 'e']],
      faults: [[1, 'a closing quote is followed by more text']],
    });
  });

  it('a quote that is closed by the next one only lines later', () => {
    expect(scanText('a,"b\nc,d\n"e",f\ng,h\n')).toEqual({
      rows: [
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ],
      faults: [[1, 'a closing quote is followed by more text']],
    });
  });

  it('a quote not closed for longer than a row may be', () => {
    const filler = Buffer.from('x,y\n'.repeat(LONGEST_ROW / 3));
    const { rows, faults } = scan([Buffer.from('a,"b\n'), filler, Buffer.from('c,d\n')], LONGEST_ROW);
    expect(faults).toEqual([[1, 'a quote is not closed within 1 MiB']]);
    expect([rows[0], rows.at(-1)![1]]).toEqual([[2, 'x', 'y'], 'c']);
  });

  it('a line longer than a row may be, of which nothing is kept', () => {
    const part = Buffer.alloc(64 * 1024, 'x');
    function* lines() {
      yield Buffer.from('a,b\n');
      for (let i = 0; i < 1_024; i += 1) yield part;
      yield Buffer.from('\nc,d\n');
    }
    expect(scan(lines(), LONGEST_ROW)).toEqual({
      rows: [
        [1, 'a', 'b'],
        [3, 'c', 'd'],
      ],
      faults: [[2, 'the row is longer than 1 MiB']],
    });
  });
});

describe('chunks', () => {
  const field = fc.oneof(
    fc.constantFrom('', ' ', 'a', '"', '""', ',', '\n', '\r', '\r\n', 'å', 'x,"y"\nz'),
    fc.string({ maxLength: 6 }),
  );
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 12 });
  const written = (value: string, always: boolean) =>
    always || /[",\r\n]/.test(value) || value.startsWith(' ') ? `"${value.replaceAll('"', '""')}"` : value;

  it('gives back what was written, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (rows, end, always, size) => {
          const bytes = Buffer.from(
            rows.map((row) => row.map((value) => written(value, always)).join(',') + end).join(''),
          );
          const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          const { rows: read, faults } = scan(parts);
          expect(faults).toEqual([]);
          expect(read.map(([, ...fields]) => fields)).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts CRLF once where a faulty line is cut between the two', () => {
    expect(scan([Buffer.from('""a\r'), Buffer.from('\nb,c\n')])).toEqual({
      rows: [[2, 'b', 'c']],
      faults: [[1, 'a closing quote is followed by more text']],
    });
  });

  it('comes to the same however any bytes are cut', () => {
    const bytes = fc.array(fc.constantFrom(...Buffer.from('ab", \n\r;')), { maxLength: 60 });
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const whole = Buffer.from(all);
        const parts = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
          whole.subarray(i * size, (i + 1) * size),
        );
        expect(scan(parts)).toEqual(scan([whole]));
      }),
      { numRuns: 2_000 },
    );
  });
});
