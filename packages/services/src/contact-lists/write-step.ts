import { bytesArray, type Tx } from '@ringratt/db';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';
import type { Candidate, Refusal } from './judge-row.ts';

interface List {
  id: string;
  campaignId: string;
  assignmentId: string;
}

interface Known {
  key: string;
  listId: string;
  line: number;
}

/**
 * Writes a step's rows: contacts once a number and assignment, everything else as refused rows. A number
 * that is there already is refused with where it was first.
 */
export async function writeStep(
  tx: Tx,
  ctx: Context,
  list: List,
  candidates: readonly Candidate[],
  refused: readonly Refusal[],
): Promise<{ imported: number; refused: number }> {
  const first = new Map<string, Candidate>();
  const repeated: Candidate[] = [];
  for (const row of candidates) {
    const key = row.key.toString('hex');
    if (first.has(key)) repeated.push(row);
    else first.set(key, row);
  }
  const inserted = await insertContacts(tx, ctx, list, [...first.values()]);
  const there = [...first].filter(([key]) => !inserted.has(key)).map(([, row]) => row);
  const known = await findKnown(tx, list, there);
  const refusals = [
    ...refused,
    ...repeated.map((row) => duplicate(row, first.get(row.key.toString('hex'))!.line)),
    ...there.map((row) => alreadyThere(row, known.get(row.key.toString('hex')), list)),
  ];
  await insertRefused(tx, list, refusals);
  return { imported: inserted.size, refused: refusals.length };
}

async function insertContacts(
  tx: Tx,
  ctx: Context,
  list: List,
  rows: readonly Candidate[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const now = ctx.clock.now();
  // In the order of the keys, so that two imports into one assignment wait for each other, never in a ring.
  const inserted = await tx.sql<{ key: string }[]>`
    insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, name, state, created_at)
    select ${tx.tenantId}, x.id, ${list.id}, ${list.campaignId}, ${list.assignmentId}, x.line, x.number, x.key,
      x.name, 'waiting', ${now}::timestamptz
    from unnest(${rows.map(() => newId(now))}::uuid[], ${rows.map((row) => row.line)}::int[],
      ${rows.map((row) => row.number)}::text[], ${bytesArray(rows.map((row) => row.key))}::bytea[],
      ${rows.map((row) => row.name)}::text[]) as x(id, line, number, key, name)
    order by x.key
    on conflict (tenant_id, assignment_id, number_key) do nothing
    returning encode(number_key, 'hex') as key`;
  return new Set(inserted.map((row) => row.key));
}

async function findKnown(tx: Tx, list: List, rows: readonly Candidate[]): Promise<Map<string, Known>> {
  if (rows.length === 0) return new Map();
  const known = await tx.sql<Known[]>`
    select encode(number_key, 'hex') as key, list_id as "listId", line from contact
    where tenant_id = ${tx.tenantId} and assignment_id = ${list.assignmentId}
      and number_key = any (${bytesArray(rows.map((row) => row.key))}::bytea[])`;
  return new Map(known.map((row) => [row.key, row]));
}

function duplicate(row: Candidate, firstLine: number): Refusal {
  return {
    line: row.line,
    column: row.column,
    value: row.value,
    reason: 'duplicate',
    detail: String(firstLine),
  };
}

function alreadyThere(row: Candidate, known: Known | undefined, list: List): Refusal {
  if (!known || known.listId === list.id) return duplicate(row, known?.line ?? row.line);
  return { ...duplicate(row, 0), reason: 'on-another-list', detail: publicId('contactList', known.listId) };
}

async function insertRefused(tx: Tx, list: List, rows: readonly Refusal[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql`
    insert into refused_row (tenant_id, list_id, line, "column", value, reason, detail)
    select ${tx.tenantId}, ${list.id}, x.* from unnest(${rows.map((row) => row.line)}::int[],
      ${rows.map((row) => row.column)}::text[], ${rows.map((row) => row.value)}::text[],
      ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.detail)}::text[]) as x
    on conflict do nothing`;
}
