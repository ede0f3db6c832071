import { parse } from 'csv-parse/sync';
import { parseNumber } from '../numbers/parse.ts';
import { fileFault, longestLine } from './faults.ts';

export const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How rows are read from text, the same for the preview and the import. */
export const csvOptions = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  max_record_size: longestLine,
} as const;

/** The first rows of the text, which may be cut in the middle of one. */
export function firstRows(text: string, delimiter: string, most: number): string[][] {
  try {
    const rows = parse(text, { ...csvOptions, delimiter, to: most }) as string[][];
    return rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if ((error as { code?: string }).code === 'CSV_MAX_RECORD_SIZE') throw fileFault('lineTooLong');
    throw fileFault('unclosedQuote');
  }
}

/** The delimiter that cuts the first rows into the most columns, evenly. */
export function sniffDelimiter(text: string): Delimiter {
  const rated = delimiters.map((delimiter) => {
    const lines = text.split(/\r\n|\n|\r/, 20).filter((line) => line.trim() !== '');
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1);
    const least = counts.length === 0 ? 0 : Math.min(...counts);
    return { delimiter, least, head: counts[0] ?? 0 };
  });
  // A title row or a remark may hold fewer; a comma inside names and addresses is rarely in every row.
  rated.sort((a, b) => b.least - a.least || b.head - a.head);
  return rated[0]!.delimiter;
}

export interface Columns {
  numberColumn: number | null;
  nameColumn: number | null;
  birthColumn: number | null;
}

const names = {
  number: /tele|tfn|mobil|phone|msisdn|^(tel|nummer|number|nr)\b/i,
  name: /namn|^name|kund|customer|kontakt|contact/i,
  birth: /född|födelse|personn|pers\.?nr|birth/i,
};

/** Which columns hold what, by the header's words, the number also by what stands below it. */
export function guessColumns(header: readonly string[], rows: readonly (readonly string[])[]): Columns {
  const named = (kind: RegExp, taken: number | null = null) => {
    const found = header.findIndex((title, i) => i !== taken && kind.test(title.trim()));
    return found < 0 ? null : found;
  };
  const shares = header.map((_, column) => {
    const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
    return cells.length === 0 ? 0 : cells.filter(isPhoneLike).length / cells.length;
  });
  const best = shares.indexOf(Math.max(...shares, 0));
  const byName = named(names.number);
  // The words decide between columns of numbers; what stands below decides over the words.
  const numberColumn =
    byName !== null && (shares[byName]! >= 0.5 || (shares[best] ?? 0) < 0.5)
      ? byName
      : (shares[best] ?? 0) >= 0.5
        ? best
        : null;
  return {
    numberColumn,
    nameColumn: named(names.name, numberColumn),
    birthColumn: named(names.birth, numberColumn),
  };
}

/** Which columns hold a number that can be called in one of the rows at least. */
export const columnsWithNumbers = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): boolean[] => header.map((_, column) => rows.some((row) => isPhoneLike(row[column]?.trim() ?? '')));

/** Whether a row is data: a header holds no number that can be called. */
export function holdsNumber(row: readonly string[]): boolean {
  return row.some((cell) => isPhoneLike(cell.trim()));
}

function isPhoneLike(cell: string): boolean {
  return /\d/.test(cell) && parseNumber(cell).ok;
}
