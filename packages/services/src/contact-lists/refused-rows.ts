import { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import type { Refusal, RefusalReason } from './judge-row.ts';
import { lineCursor } from './line-cursor.ts';

export type RefusedRow = Refusal;

const schema = pageInput.extend({ contactListId: z.string() });

/** Rows that were not imported, in the file's order. Index: refused_row_pkey. */
export async function listRefusedRows(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<Page<RefusedRow>> {
  authorize(ctx, 'contactList.read');
  const { contactListId, cursor, limit } = parseInput(schema, input);
  const id = idOf('contactList', contactListId);
  const after = cursor ? lineCursor(cursor) : 0;
  return readOwnTenant(ctx, async ({ sql }) => {
    const [list] = await sql`select from contact_list where tenant_id = ${ctx.organizationId} and id = ${id}`;
    if (!list) throw new NotFound('contactList');
    const rows = await sql<RefusedRow[]>`
      select line, "column", value, reason, detail from refused_row
      where tenant_id = ${ctx.organizationId} and list_id = ${id} and line > ${after}
      order by line limit ${limit + 1}`;
    const items = rows.slice(0, limit).map((row) => ({ ...row }));
    const more = rows.length > limit;
    return { items, cursor: more ? String(items.at(-1)!.line) : null };
  });
}

/** Words of the file for people; the API and the page word the codes themselves. */
export interface RefusedRowsWords {
  header: readonly [line: string, column: string, value: string, reason: string, detail: string];
  reasons: Readonly<Record<RefusalReason, string>>;
}

/**
 * The refused rows as CSV that Swedish Excel opens: semicolons and a byte order mark, piece by piece.
 *
 * @throws NotFound
 */
export async function* refusedRowsCsv(
  ctx: Context,
  contactListId: string,
  words: RefusedRowsWords,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(words.header)}`;
  let cursor: string | null = null;
  do {
    const page: Page<RefusedRow> = await listRefusedRows(ctx, { contactListId, cursor, limit: 1_000 });
    yield page.items
      .map((row) => csvLine([row.line, row.column, row.value, words.reasons[row.reason], row.detail ?? '']))
      .join('');
    cursor = page.cursor;
  } while (cursor);
}

function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  // A cell that begins like a formula is one to Excel; what was refused may be anything.
  const inert = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s()-]+$/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
