import type { Secrets } from '../context.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';
import { bornBefore } from './birth.ts';
import type { FileRow } from './file-rows.ts';

/** Why a row is refused. */
export const refusalReasons = [
  'empty',
  'not-a-number',
  'not-swedish',
  'duplicate',
  'on-another-list',
  'under-age',
  'unreadable',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  line: number;
  column: string;
  value: string;
  reason: RefusalReason;
  /** The line of the first occurrence, or the list that has the number. */
  detail: string | null;
}

export interface Candidate {
  line: number;
  /** Title of the number's column. */
  column: string;
  number: string;
  key: Buffer;
  name: string | null;
  /** As it stood in the file, for a refusal that only the database can tell. */
  value: string;
}

export interface ColumnsOfList {
  header: readonly string[];
  numberColumn: number;
  nameColumn: number | null;
  birthColumn: number | null;
}

/** Letters kept of a refused value and of a name. */
const longestValue = 200;

/** A row as a contact, or its refusal. */
export function judgeRow(
  row: FileRow,
  columns: ColumnsOfList,
  secrets: Pick<Secrets, 'numberKey'>,
  bornLatest: string,
): Candidate | Refusal {
  const value = storable(row.cells[columns.numberColumn] ?? '');
  const refuse = (reason: RefusalReason, column: number, text = value): Refusal => ({
    line: row.line,
    column: columns.header[column] || String(column + 1),
    value: text,
    reason,
    detail: null,
  });
  if (value.includes('\ufffd')) return refuse('unreadable', columns.numberColumn);
  const parsed = parseNumber(value);
  if (!parsed.ok) return refuse(parsed.reason, columns.numberColumn);
  if (columns.birthColumn !== null) {
    const born = storable(row.cells[columns.birthColumn] ?? '');
    // The date itself is not kept: only that it was why.
    if (bornBefore(born, bornLatest) === false) return refuse('under-age', columns.birthColumn, '');
  }
  const name = columns.nameColumn === null ? '' : storable(row.cells[columns.nameColumn] ?? '');
  return {
    line: row.line,
    column: columns.header[columns.numberColumn] || String(columns.numberColumn + 1),
    number: parsed.number,
    key: numberKey(secrets, parsed.number),
    name: name || null,
    value,
  };
}

export function isRefusal(row: Candidate | Refusal): row is Refusal {
  return 'reason' in row;
}

function storable(cell: string): string {
  return cell.replaceAll('\0', '').trim().slice(0, longestValue);
}
