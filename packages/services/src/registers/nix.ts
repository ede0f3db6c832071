import { bytesArray, type Tx } from '@ringratt/db';
import { addMonthsToDay, dayOf, formatDate, parseDate, startOfDay } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Conflict, Invalid } from '../errors.ts';
import { onceInSteps } from '../idempotent.ts';
import { publicId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { meetObligation } from '../obligations/close.ts';
import { openObligation } from '../obligations/open.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { breathing } from './breathe.ts';
import { authorizeRegisters } from './own-registers.ts';
import { RefusedEntries, type RefusedEntry } from './refused-entries.ts';
import { registerNumber } from './register-number.ts';
import { linesOf } from './text-lines.ts';

export interface NixLoad {
  /** Numbers of the version so far. */
  numbers: number;
  /** The first lines that hold no Swedish number, and how many there are. */
  refused: RefusedEntry[];
  refusedCount: number;
  complete: boolean;
}

export interface NixInput {
  /** The version's local day, `YYYY-MM-DD`. */
  date: string;
  /** One number a line, in any spelling; of a CSV line the first cell counts. */
  numbers: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
  /** False where the first line is no title, whatever it holds. */
  titled?: boolean | undefined;
  /** False where more of the version follows. */
  complete?: boolean | undefined;
  /** Refused lines that are told one by one; of more, how many. */
  mostRefused?: number | undefined;
}

/** Numbers a transaction: short enough for the audit trail's sealer. */
const step = 50_000;

/**
 * Loads a version of the NIX register, line by line, as long as it may be. Checks use it from when it is
 * complete; an interrupted load goes on by loading it again.
 *
 * @throws Invalid for no date, or one later than today
 * @throws Conflict `nix-version-complete` where the version is complete already: it is never changed
 */
export async function loadNixVersion(ctx: Context, input: NixInput): Promise<NixLoad> {
  await authorizeRegisters(ctx);
  const { date } = input;
  if (parseDate(date) === null) throw new Invalid([{ path: 'date', message: 'notADate' }]);
  if (date > formatDate(dayOf(ctx.clock.now())))
    throw new Invalid([{ path: 'date', message: 'inTheFuture' }]);
  return onceInSteps(ctx, () => load(ctx, input));
}

async function load(ctx: Context, input: NixInput): Promise<NixLoad> {
  const { date } = input;
  await inOwnTenant(ctx, (tx) => openVersion(tx, ctx, date));
  const refused = new RefusedEntries(input.mostRefused);
  let keys: Buffer[] = [];
  const flush = async () => {
    const batch = keys.sort(Buffer.compare);
    keys = [];
    await inOwnTenant(ctx, async (tx) => {
      await openVersion(tx, ctx, date);
      const added = await tx.sql`
        insert into nix_number (tenant_id, date, number_key)
        select ${tx.tenantId}, ${date}, x from unnest(${bytesArray(batch)}::bytea[]) as x
        on conflict do nothing`;
      await tx.sql`update nix_version set numbers = numbers + ${added.count}
        where tenant_id = ${tx.tenantId} and date = ${date}`;
    });
  };
  for await (const { line, text } of breathing(linesOf(input.numbers))) {
    const cell = text
      .split(/[;,\t]/, 1)[0]!
      .replaceAll('"', '')
      .trim();
    if (cell === '' && input.titled !== false) continue;
    const parsed = registerNumber(cell);
    // The first line may be a title.
    if (!parsed.ok && input.titled !== false && line === 1 && !/\d/.test(cell)) continue;
    if (!parsed.ok) refused.add({ line, column: '', value: cell, reason: parsed.reason, detail: null });
    else keys.push(numberKey(ctx.secrets, parsed.number));
    if (keys.length === step) await flush();
  }
  if (keys.length > 0) await flush();
  const complete = input.complete !== false;
  const numbers = await inOwnTenant(ctx, (tx) => closeVersion(tx, ctx, date, complete, refused.count));
  return { numbers, refused: refused.first, refusedCount: refused.count, complete };
}

async function openVersion(tx: Tx, ctx: Context, date: string): Promise<void> {
  const [version] = await tx.sql<{ state: string }[]>`
    insert into nix_version (tenant_id, date, state, created_at)
    values (${tx.tenantId}, ${date}, 'loading', ${ctx.clock.now()}::timestamptz)
    on conflict (tenant_id, date) do update set state = nix_version.state returning state`;
  if (version?.state === 'complete')
    throw new Conflict('nix-version-complete', `The version of ${date} is complete and is not changed.`);
}

async function closeVersion(
  tx: Tx,
  ctx: Context,
  date: string,
  complete: boolean,
  refused: number,
): Promise<number> {
  const [version] = await tx.sql<{ numbers: number }[]>`
    update nix_version set state = ${complete ? 'complete' : 'loading'},
      completed_at = case when ${complete} then ${ctx.clock.now()}::timestamptz end
    where tenant_id = ${tx.tenantId} and date = ${date} and state = 'loading' returning numbers`;
  if (!version)
    throw new Conflict('nix-version-complete', `The version of ${date} is complete and is not changed.`);
  await recordEvent(tx, ctx, {
    action: complete ? 'nixVersion.completed' : 'nixVersion.extended',
    subject: `nix:${date}`,
    body: { numbers: version.numbers, refused },
  });
  // What is planned is looked through against it at once; claims ask it themselves.
  if (complete) {
    await scheduleWork(tx, { kind: 'nix-version.scrub', subjectId: tx.tenantId, dueAt: ctx.clock.now() });
    await renewScrub(tx, ctx, date);
  }
  return version.numbers;
}

/** A version serves for two months (2): the next is due before then, each meeting the one before. */
async function renewScrub(tx: Tx, ctx: Context, date: string): Promise<void> {
  const [newer] = await tx.sql`
    select from nix_version where tenant_id = ${tx.tenantId} and state = 'complete' and date > ${date} limit 1`;
  if (newer) return;
  const subject = publicId('organization', tx.tenantId);
  await meetObligation(tx, ctx, { duty: 'suppression-scrub', subject, evidence: { version: date } });
  const dueAt = startOfDay(addMonthsToDay(parseDate(date)!, 2));
  if (dueAt > ctx.clock.now()) await openObligation(tx, ctx, { duty: 'suppression-scrub', subject, dueAt });
}

export interface NixVersionRow {
  date: string;
  state: 'loading' | 'complete';
  numbers: number;
  createdAt: number;
  completedAt: number | null;
  /** How far the planned slots have been looked through against it; null before it begins, and at its end. */
  scrubStartedAt: number | null;
  scrubbedAt: number | null;
  slotsTotal: number;
  slotsChecked: number;
  slotsWithdrawn: number;
}

/** Versions, newest first. Index: nix_version_pkey. */
export async function listNixVersions(ctx: Context): Promise<NixVersionRow[]> {
  authorize(ctx, 'register.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<NixVersionRow[]>`
      select date, state, numbers, created_at as "createdAt", completed_at as "completedAt",
        scrub_started_at as "scrubStartedAt", scrubbed_at as "scrubbedAt", slots_total as "slotsTotal",
        slots_checked as "slotsChecked", slots_withdrawn as "slotsWithdrawn" from nix_version
      where tenant_id = ${ctx.organizationId} order by date desc limit 200`;
    return rows.map((row) => ({ ...row }));
  });
}
