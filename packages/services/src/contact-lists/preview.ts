import type { Context } from '../context.ts';
import { authorize } from '../permissions.ts';
import { decoderOf, type Encoding, fits, sniffEncoding } from './encoding.ts';
import { fileFault, refuseWhatIsNoText } from './faults.ts';
import {
  type Columns,
  columnsWithNumbers,
  type Delimiter,
  firstRows,
  guessColumns,
  holdsNumber,
  sniffDelimiter,
} from './sniff.ts';

/** What the person chose instead of what was sniffed. */
export interface Choices {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  numberColumn?: number | undefined;
  nameColumn?: number | null | undefined;
  birthColumn?: number | null | undefined;
}

export interface ContactListPreview extends Columns {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Titles of the columns, from the first row. */
  header: string[];
  /** The first rows below the header, as text. */
  rows: string[][];
  /** For each column, whether a number stands in one of the first few hundred rows. */
  numbered: boolean[];
  bytes: number;
}

/** Bytes looked at: enough for a few hundred rows. */
const looked = 256 * 1024;
const shown = 8;

/**
 * What a file looks like before it is imported: encoding, delimiter and columns as sniffed or chosen, and
 * the first rows.
 *
 * @throws Invalid with one of `fileFaults` where it cannot be a contact list
 */
export function previewContactList(
  ctx: Context,
  content: Uint8Array,
  choices: Choices = {},
): ContactListPreview {
  authorize(ctx, 'contactList.import');
  return inspectFile(content, choices);
}

/** The same look for the import itself. */
export function inspectFile(content: Uint8Array, choices: Choices): ContactListPreview {
  refuseWhatIsNoText(content);
  const encoding = choices.encoding ?? sniffEncoding(content);
  if (!fits(content, encoding)) throw fileFault('wrongEncoding', 'encoding');
  const text = decoderOf(encoding)(content.subarray(0, looked), content.length <= looked);
  const whole = content.length <= looked ? text : text.slice(0, text.search(/[\r\n][^\r\n]*$/) + 1);
  if (whole === '') throw fileFault('lineTooLong');
  const delimiter = choices.delimiter ?? sniffDelimiter(whole);
  const [header, ...rows] = firstRows(whole, delimiter, 200);
  if (!header) throw fileFault('emptyFile');
  if (holdsNumber(header)) throw fileFault('noHeader');
  if (rows.length === 0) throw fileFault('noRows');
  const guessed = guessColumns(header, rows);
  return {
    encoding,
    delimiter,
    header: header.map((title) => title.trim()),
    rows: rows.slice(0, shown),
    numbered: columnsWithNumbers(header, rows),
    bytes: content.length,
    numberColumn: choices.numberColumn ?? guessed.numberColumn,
    nameColumn: choices.nameColumn === undefined ? guessed.nameColumn : choices.nameColumn,
    birthColumn: choices.birthColumn === undefined ? guessed.birthColumn : choices.birthColumn,
  };
}
