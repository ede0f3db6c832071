import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { decoderOf, sniffEncoding } from '../contact-lists/encoding.ts';
import { fileFault, refuseWhatIsNoText } from '../contact-lists/faults.ts';
import { csvOptions, firstRows, holdsNumber, sniffDelimiter } from '../contact-lists/sniff.ts';
import { parseNumber } from '../numbers/parse.ts';

/** A register's input: a file as it was saved, or rows as a form or the API sends them. */
export type RegisterSource = { content: Uint8Array } | { rows: readonly Readonly<Record<string, unknown>>[] };

/** A row by the names of its fields; what is left out is not in it. */
export interface SourceRow {
  line: number;
  fields: Readonly<Record<string, unknown>>;
}

/** The titles by which a file's columns are known, by field. `number` is among them. */
export type FieldTitles = Readonly<Record<string, RegExp>>;

/** Letters looked at to learn how the file is written, and bytes decoded at a time. */
const looked = 64 * 1024;

/**
 * The rows of a source. A file has a header, or is a list of numbers alone.
 *
 * @throws Invalid with one of `fileFaults` for what cannot be read
 */
export async function* readSource(source: RegisterSource, titles: FieldTitles): AsyncGenerator<SourceRow> {
  if ('rows' in source) {
    for (const [i, fields] of source.rows.entries()) yield { line: i + 1, fields };
    return;
  }
  const { content } = source;
  refuseWhatIsNoText(content);
  const encoding = sniffEncoding(content);
  const head = decoderOf(encoding)(content.subarray(0, looked), content.length <= looked);
  const delimiter = sniffDelimiter(head);
  const [first] = firstRows(head.slice(0, head.search(/[\r\n][^\r\n]*$/) + 1) || head, delimiter, 50);
  if (!first) throw fileFault('emptyFile');
  const headless = holdsNumber(first);
  const columns = headless ? numberAlone(first) : columnsOf(first, titles);
  if (columns.every(([field]) => field !== 'number')) throw fileFault('noNumberColumn');

  const parser = parse({ ...csvOptions, delimiter, info: true });
  Readable.from(textOf(content, decoderOf(encoding))).pipe(parser);
  let line = 1;
  let titled = headless;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const start = line;
      line = info.lines + 1;
      if (record.every((cell) => cell.trim() === '')) continue;
      if (titled)
        yield {
          line: start,
          fields: Object.fromEntries(columns.map(([field, i]) => [field, record[i]?.trim() ?? ''])),
        };
      titled = true;
    }
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'CSV_MAX_RECORD_SIZE') throw fileFault('lineTooLong');
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw fileFault('unclosedQuote');
    throw error;
  }
}

function* textOf(content: Uint8Array, decode: ReturnType<typeof decoderOf>): Generator<string> {
  for (let at = 0; at < content.length; at += looked) {
    const piece = decode(content.subarray(at, at + looked), at + looked >= content.length);
    if (piece !== '') yield piece;
  }
}

function columnsOf(header: readonly string[], titles: FieldTitles): [string, number][] {
  const columns: [string, number][] = [];
  for (const [field, title] of Object.entries(titles)) {
    const i = header.findIndex(
      (cell, at) => title.test(cell.trim()) && !columns.some(([, taken]) => taken === at),
    );
    if (i >= 0) columns.push([field, i]);
  }
  return columns;
}

function numberAlone(row: readonly string[]): [string, number][] {
  return [['number', row.findIndex((cell) => parseNumber(cell.trim()).ok)]];
}
