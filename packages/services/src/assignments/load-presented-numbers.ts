import type { Tx } from '@ringratt/db';
import { numberSubject } from '../audit/hide-numbers.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { newId, publicId } from '../ids.ts';
import { oweNextTest } from '../presented-numbers/callback.ts';
import type { RegisterLoad } from '../registers/load.ts';
import { momentOf, truthOf } from '../registers/moment.ts';
import { readSource } from '../registers/read-source.ts';
import { RefusedEntries } from '../registers/refused-entries.ts';
import { registerNumber } from '../registers/register-number.ts';
import { inAssignmentOfParties } from './through-principal.ts';

const titles = {
  number: /tele|tfn|mobil|phone|^(tel|nummer|number)\b/i,
  from: /^från|sedan|from|since/i,
  to: /till|upph|^to\b|until|ended/i,
  callable: /återupp|nåbar|svar|callable|call.?back/i,
};

/** Numbers of one file. Each opens its own obligation and leaves its own event, so a file stays a matter of seconds. */
const most = 200;

interface Entry {
  line: number;
  number: string;
  /** When it became the center's, epoch milliseconds. */
  from: number;
  to: number | null;
  callable: boolean;
}

/**
 * Takes in a file of caller numbers with the time each is the center's (3.1). What is refused keeps nothing else out,
 * and the same file again changes nothing. Without a column for it, each is confirmed to be reachable by calling back.
 *
 * @throws Invalid with one of the file's faults
 */
export async function loadPresentedNumbers(
  ctx: Context,
  given: { assignmentId: string; content: Uint8Array },
): Promise<RegisterLoad> {
  const scope = {
    assignmentId: given.assignmentId,
    permission: 'assignment.write',
    only: 'contactCenter',
  } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId }) => {
    const refused = new RefusedEntries();
    const entries = await readEntries(given.content, ctx.clock.now(), refused);
    const own = await tx.sql<{ number: string; from: number; to: number | null }[]>`
      select number, from_at as "from", to_at as "to" from presented_number
      where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId}`;
    const fresh: Entry[] = [];
    let unchanged = 0;
    for (const entry of entries) {
      const same = own.find(({ number, from, to }) => {
        const until = entry.to ?? Number.POSITIVE_INFINITY;
        return number === entry.number && from < until && entry.from < (to ?? Number.POSITIVE_INFINITY);
      });
      if (!same) fresh.push(entry);
      else if (same.to === entry.to || entry.to === null) unchanged += 1;
      else
        refused.add({
          line: entry.line,
          column: 'to',
          value: entry.number,
          reason: 'registered-otherwise',
          detail: null,
        });
    }
    await write(tx, ctx, assignmentId, fresh);
    return { written: fresh.length, unchanged, refused: refused.first, refusedCount: refused.count };
  });
}

async function readEntries(content: Uint8Array, now: number, refused: RefusedEntries): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { line, fields } of readSource({ content }, titles)) {
    const text = (field: string) => String(fields[field] ?? '').trim();
    const refuse = (column: string, reason: string, detail: string | null = null) =>
      refused.add({ line, column, value: text(column), reason, detail });
    if (entries.length === most) {
      refuse('number', 'too-many');
      continue;
    }
    const parsed = registerNumber(text('number'));
    const from = momentOf(text('from'));
    const to = momentOf(text('to'));
    const callable = text('callable') === '' ? true : truthOf(text('callable'));
    const first = parsed.ok ? entries.find((entry) => entry.number === parsed.number) : undefined;
    if (!parsed.ok) refuse('number', parsed.reason);
    else if (from === undefined) refuse('from', 'not-an-instant');
    else if (to === undefined) refuse('to', 'not-an-instant');
    else if (to !== null && to <= (from ?? now)) refuse('to', 'before-start');
    else if (callable === undefined) refuse('callable', 'not-yes-or-no');
    else if (first) refuse('number', 'duplicate', String(first.line));
    else entries.push({ line, number: parsed.number, from: from ?? now, to, callable });
  }
  return entries;
}

async function write(tx: Tx, ctx: Context, assignmentId: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const now = ctx.clock.now();
  const rows = entries.map(({ number, from, to, callable }) => ({
    id: newId(now),
    number,
    from: new Date(from).toISOString(),
    to: to === null ? null : new Date(to).toISOString(),
    callable,
    inUse: to === null || to > now,
  }));
  await tx.sql`
    insert into presented_number (tenant_id, id, assignment_id, number, from_at, to_at, callback_tested_at, callable, created_at)
    select ${tx.tenantId}, x.id, ${assignmentId}, x.number, x.from, x.to, case when x.callable then ${now}::timestamptz end,
      x.callable, ${now}::timestamptz
    from jsonb_to_recordset(${tx.sql.json(rows as never)})
      as x(id uuid, number text, "from" timestamptz, "to" timestamptz, callable boolean)`;
  // Each number is an act of its own on record, as where it is typed: an auditor asks for one, not for a file.
  for (const row of rows) {
    const subject = publicId('presentedNumber', row.id);
    const body = { number: numberSubject(ctx.secrets, row.number), from: row.from, to: row.to };
    await recordEvent(tx, ctx, { action: 'presented-number.registered', subject, assignmentId, body });
    if (row.callable && row.inUse) await oweNextTest(tx, ctx, { assignmentId, presentedNumberId: row.id });
    if (row.to !== null)
      await scheduleWork(tx, {
        kind: 'presented-number.remove',
        subjectId: row.id,
        dueAt: Math.max(Date.parse(row.to), now),
      });
  }
}
