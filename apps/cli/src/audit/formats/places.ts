import { fieldText } from '../fields.ts';
import type { Row } from '../scanner.ts';

/** Where each column stands in a row; -1 where it is not there. */
export type Places<Column extends string> = Record<Column, number>;

/** Fewer known names do not make a header: a caller may be called `end`. */
const ENOUGH_NAMES = 3;

/** The places of columns in a format's own order. */
export function placesInOrder<Column extends string>(
  columns: readonly Column[],
  order: readonly (Column | null)[],
): Places<Column> {
  return Object.fromEntries(columns.map((column) => [column, order.indexOf(column)])) as Places<Column>;
}

/**
 * Reads a header line as database exports write it before the rows of these formats; null where the line is a row.
 * `names` gives the spellings of each column.
 */
export function placesInHeader<Column extends string>(
  row: Row,
  names: Readonly<Record<Column, readonly string[]>>,
): Places<Column> | null {
  const fields = Array.from({ length: row.fields }, (_, i) =>
    fieldText(row.bytes, row.starts[i]!, row.ends[i]!).toLowerCase(),
  );
  const columns = Object.keys(names) as Column[];
  const places = {} as Places<Column>;
  let found = 0;
  for (const column of columns) {
    places[column] = fields.findIndex((field) => names[column].includes(field));
    if (places[column] !== -1) found += 1;
  }
  return found >= Math.min(ENOUGH_NAMES, columns.length) ? places : null;
}
