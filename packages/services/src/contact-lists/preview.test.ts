import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bornBefore } from './birth.ts';
import { decoderOf, sniffEncoding } from './encoding.ts';
import { inspectFile } from './preview.ts';
import { sniffDelimiter } from './sniff.ts';

const example = readFileSync(new URL('../../../../examples/contacts-sv.csv', import.meta.url));
const bytes = (text: string) => new TextEncoder().encode(text);
/** As Windows-1252, for texts of Latin-1 letters. */
const ansi = (text: string) => Buffer.from(text, 'latin1');
const excel = 'Namn;Telefon\r\nBjörn Öst;070-174 06 05\r\n\r\nÅke;070-174 06 06\r\n';

describe('the preview of a contact list', () => {
  it('reads the example as Swedish Excel writes it', () => {
    expect(inspectFile(example, {})).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      header: ['Namn', 'Telefon', 'Ort'],
      numberColumn: 1,
      nameColumn: 0,
      birthColumn: null,
    });
    expect(inspectFile(example, {}).rows[1]).toEqual(['Björn Öberg', '070-174 06 06', 'Växjö']);
  });

  it.each([
    ['UTF-8 with a mark', bytes(`\ufeff${excel}`), 'utf-8'],
    ['UTF-8', bytes(excel), 'utf-8'],
    ['Windows-1252', ansi(excel), 'windows-1252'],
    ['UTF-16, as "Unicode text"', Buffer.from(`\ufeff${excel}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way', Buffer.from(`\ufeff${excel}`, 'utf16le').swap16(), 'utf-16be'],
  ])('sniffs %s', (_, content, encoding) => {
    const file = inspectFile(content, {});
    expect(file).toMatchObject({ encoding, header: ['Namn', 'Telefon'], numberColumn: 1, nameColumn: 0 });
    expect(file.rows).toEqual([
      ['Björn Öst', '070-174 06 05'],
      ['Åke', '070-174 06 06'],
    ]);
  });

  it('reads the letters that Windows-1252 has and Latin-1 has not', () => {
    expect(decoderOf('windows-1252')(Buffer.from([0x80, 0xe5, 0x92, 0x9f]), true)).toBe('€å’Ÿ');
    expect(sniffEncoding(Buffer.from([0xe5, 0xe4, 0xf6]))).toBe('windows-1252');
  });

  it('puts letters together that a part cuts', () => {
    const decode = decoderOf('utf-8');
    const content = bytes('åäö');
    expect(
      decode(content.subarray(0, 3), false) + decode(content.subarray(3), false) + decode(bytes(''), true),
    ).toBe('åäö');
  });

  it.each([
    ['semicolon', 'a;b;c\n1;2,5;3\n', ';'],
    ['comma', 'a,b,c\n1,"x;y;z",3\n', ','],
    ['tab', 'a\tb\n1\t2\n', '\t'],
  ])('sniffs the %s', (_, text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });

  it('finds the number by what stands below where the title does not say, and over a title that misleads', () => {
    expect(inspectFile(bytes('A;B\nx;0701740605\ny;0701740606\n'), {}).numberColumn).toBe(1);
    expect(
      inspectFile(bytes('Kundnummer;Telefon arbete;Mobil\n17;;0701740605\n18;;0701740606\n'), {})
        .numberColumn,
    ).toBe(2);
    expect(inspectFile(bytes('A;B\nx;y\n'), {}).numberColumn).toBeNull();
  });

  it('lets a person choose otherwise', () => {
    expect(
      inspectFile(bytes('A;B,C\nx;0701740605,1\n'), { delimiter: ',', numberColumn: 1, nameColumn: 0 }),
    ).toMatchObject({
      header: ['A;B', 'C'],
      numberColumn: 1,
      nameColumn: 0,
    });
  });

  it.each([
    ['nothing', bytes(''), {}, 'emptyFile'],
    ['lines without anything', bytes('\n\n;;\n'), {}, 'emptyFile'],
    ['an Excel workbook', Buffer.from('504b0304140006000800', 'hex'), {}, 'isExcelWorkbook'],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), {}, 'isExcelWorkbook'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), {}, 'isBinary'],
    ['no header', bytes('0701740605;Anna\n0701740606;Bo\n'), {}, 'noHeader'],
    ['a header alone', bytes('Telefon;Namn\n'), {}, 'noRows'],
    ['Windows-1252 called UTF-8', ansi(excel), { encoding: 'utf-8' as const }, 'wrongEncoding'],
    ['one endless line', bytes(`Telefon;Namn\n${'x'.repeat(300_000)}`), {}, 'noRows'],
    ['an endless header', bytes('x'.repeat(300_000)), {}, 'lineTooLong'],
  ])('refuses %s', (_, content, choices, fault) => {
    expect(() => inspectFile(content, choices)).toThrow(fault);
  });
});

describe('a birth date', () => {
  it.each([
    ['2010-11-24', true],
    ['2010-11-25', false],
    ['20101125', false],
    ['101125-1234', false],
    ['101124-1234', true],
    ['101125+1234', true],
    ['201011851234', false],
    ['2009', true],
    ['2010', false],
    ['okänt', null],
    ['2010-13-01', null],
    ['', null],
  ])('%s is on or before 2010-11-24: %s', (text, answer) => {
    expect(bornBefore(text, '2010-11-24')).toBe(answer);
  });
});
