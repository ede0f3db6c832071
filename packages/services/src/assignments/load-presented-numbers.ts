import type { Context } from '../context.ts';
import type { RegisterLoad } from '../registers/load.ts';
import { momentOf, truthOf } from '../registers/moment.ts';
import { readSource } from '../registers/read-source.ts';
import { RefusedEntries } from '../registers/refused-entries.ts';
import { registerNumber } from '../registers/register-number.ts';
import { inAssignmentOfParties } from './through-principal.ts';
import { type NewPresentedNumber, writePresentedNumbers } from './write-presented-numbers.ts';

const titles = {
  number: /tele|tfn|mobil|phone|^(tel|nummer|number)\b/i,
  from: /^från|sedan|from|since/i,
  to: /till|upph|^to\b|until|ended/i,
  callable: /återupp|nåbar|svar|callable|call.?back/i,
};

/** Numbers of one file. Each opens its own obligation and leaves its own event, so a file stays a matter of seconds. */
const most = 200;

interface Entry extends NewPresentedNumber {
  line: number;
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
    await writePresentedNumbers(tx, ctx, assignmentId, fresh);
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
