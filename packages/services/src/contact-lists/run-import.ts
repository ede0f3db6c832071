import { type Tx, withTenant } from '@ringratt/db';
import { dayOf, formatDate } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';
import { underAge } from './birth.ts';
import type { Encoding } from './encoding.ts';
import type { FileFault } from './faults.ts';
import { type FileRow, readRows } from './file-rows.ts';
import { type Candidate, isRefusal, judgeRow, type Refusal } from './judge-row.ts';
import { writeStep } from './write-step.ts';

/** Rows a transaction: short enough for the audit trail's sealer, and for a page to show progress. */
const step = 10_000;

export interface ImportedList {
  id: string;
  assignmentId: string;
  campaignId: string;
  state: string;
  encoding: Encoding;
  delimiter: string;
  numberColumn: number;
  nameColumn: number | null;
  birthColumn: number | null;
  rowsRead: number;
}

/**
 * Imports an uploaded list, step by step. Killed in between it goes on behind the last step that was
 * committed; run twice at once, one of the two gives up; undone meanwhile, it stops.
 *
 * @param ctx acts as the principal's own job
 */
export async function runImport(ctx: Context, work: Work): Promise<void> {
  const list = await begin(ctx, work);
  if (!list) return;
  let bytes = 0;
  let seen = 0;
  let columns: Parameters<typeof judgeRow>[1] | null = null;
  let rows: FileRow[] = [];
  const bornLatest = latestBirth(ctx.clock.now());
  const flush = async () => {
    const judged = rows.map((row) => judgeRow(row, columns!, ctx.secrets, bornLatest));
    rows = [];
    return commitStep(ctx, list, judged, bytes);
  };
  try {
    for await (const row of readRows(
      ctx.database,
      { ...list, listId: list.id, tenantId: ctx.organizationId },
      (read) => {
        bytes = read;
      },
    )) {
      if (!columns) {
        columns = { ...list, header: row.cells.map((title) => title.trim()) };
        continue;
      }
      // What an earlier run committed is read again, not judged again.
      if (seen++ < list.rowsRead) continue;
      rows.push(row);
      if (rows.length === step && !(await flush())) return;
    }
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return fail(ctx, work, list, fault);
  }
  if (rows.length > 0 && !(await flush())) return;
  if (seen === 0) return fail(ctx, work, list, 'noRows');
  await finish(ctx, work, list);
}

/** The list, marked as being imported; null where there is nothing to import any more. */
function begin(ctx: Context, work: Work): Promise<ImportedList | null> {
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const [list] = await tx.sql<ImportedList[]>`
      select id, assignment_id as "assignmentId", campaign_id as "campaignId", state, encoding, delimiter,
        number_column as "numberColumn", name_column as "nameColumn", birth_column as "birthColumn",
        rows_read as "rowsRead"
      from contact_list where tenant_id = ${ctx.organizationId} and id = ${work.subjectId} for update`;
    if (!list || (list.state !== 'uploaded' && list.state !== 'importing')) {
      await finishWork(tx, work);
      return null;
    }
    if (list.state === 'uploaded')
      await tx.sql`update contact_list set state = 'importing' where tenant_id = ${ctx.organizationId} and id = ${list.id}`;
    return list;
  });
}

/** One step, or false where another run or an undo came first. Advances `list.rowsRead`. */
function commitStep(
  ctx: Context,
  list: ImportedList,
  judged: readonly (Candidate | Refusal)[],
  bytes: number,
): Promise<boolean> {
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    if (!(await holdsAt(tx, list))) return false;
    const refused = judged.filter(isRefusal);
    const candidates = judged.filter((row): row is Candidate => !isRefusal(row));
    const written = await writeStep(tx, ctx, list, candidates, refused);
    list.rowsRead += judged.length;
    await tx.sql`update contact_list set rows_read = ${list.rowsRead}, bytes_read = ${bytes},
        rows_imported = rows_imported + ${written.imported}, rows_refused = rows_refused + ${written.refused}
      where tenant_id = ${tx.tenantId} and id = ${list.id}`;
    return true;
  });
}

async function holdsAt(tx: Tx, list: ImportedList): Promise<boolean> {
  const [row] = await tx.sql<{ state: string; rowsRead: number }[]>`
    select state, rows_read as "rowsRead" from contact_list
    where tenant_id = ${tx.tenantId} and id = ${list.id} for update`;
  return row?.state === 'importing' && row.rowsRead === list.rowsRead;
}

async function finish(ctx: Context, work: Work, list: ImportedList): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    if (!(await holdsAt(tx, list))) return;
    const now = ctx.clock.now();
    const [totals] = await tx.sql<{ read: number; imported: number; refused: number }[]>`
      update contact_list set state = 'imported', imported_at = ${now}::timestamptz, bytes_read = bytes_total
      where tenant_id = ${tx.tenantId} and id = ${list.id}
      returning rows_read as read, rows_imported as imported, rows_refused as refused`;
    await tx.sql`delete from contact_list_part where tenant_id = ${tx.tenantId} and list_id = ${list.id}`;
    await finishWork(tx, work);
    await scheduleWork(tx, { kind: 'contact-list.plan', subjectId: list.id, dueAt: now });
    await recordEvent(tx, ctx, {
      action: 'contactList.imported',
      subject: publicId('contactList', list.id),
      assignmentId: list.assignmentId,
      body: { ...totals },
    });
  });
}

async function fail(ctx: Context, work: Work, list: ImportedList, fault: FileFault): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    if (!(await holdsAt(tx, list))) return;
    await tx.sql`update contact_list set state = 'failed', failure = ${fault}
      where tenant_id = ${tx.tenantId} and id = ${list.id}`;
    await tx.sql`delete from contact_list_part where tenant_id = ${tx.tenantId} and list_id = ${list.id}`;
    await finishWork(tx, work);
    await recordEvent(tx, ctx, {
      action: 'contactList.failed',
      subject: publicId('contactList', list.id),
      assignmentId: list.assignmentId,
      body: { failure: fault },
    });
  });
}

function faultOf(error: unknown): FileFault | null {
  const code = (error as { code?: unknown }).code;
  if (code === 'CSV_MAX_RECORD_SIZE') return 'lineTooLong';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosedQuote';
  return null;
}

function latestBirth(now: number): string {
  const today = formatDate(dayOf(now));
  return `${Number(today.slice(0, 4)) - underAge}${today.slice(4)}`;
}
