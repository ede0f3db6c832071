import type { Tx } from '@ringratt/db';
import { numberSubject } from '../audit/hide-numbers.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { newId, publicId } from '../ids.ts';
import { oweNextTest } from '../presented-numbers/callback.ts';

/** A caller number with the time it is the center's (3.1). */
export interface NewPresentedNumber {
  /** E.164. */
  number: string;
  /** Epoch milliseconds. */
  from: number;
  to: number | null;
  callable: boolean;
}

/** Registers caller numbers for an assignment. @returns their public ids, in the order given */
export async function writePresentedNumbers(
  tx: Tx,
  ctx: Context,
  assignmentId: string,
  entries: readonly NewPresentedNumber[],
): Promise<string[]> {
  if (entries.length === 0) return [];
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
  return rows.map((row) => publicId('presentedNumber', row.id));
}
