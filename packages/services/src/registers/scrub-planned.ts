import { type Tx, withTenant } from '@ringratt/db';
import { readTerms } from '../assignments/terms.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { nextSlot } from '../slots/next.ts';
import { type EndedContact, endContacts } from '../slots/plan-next.ts';
import { discardNixVersions } from './discard-nix.ts';

/** Slots, and contacts, a transaction. */
const step = 25_000;

interface Scrub {
  date: string;
  assignments: { assignmentId: string; campaignId: string }[];
}

/**
 * Looks everything that is planned through against the principal's newest NIX version: what it lists is
 * withdrawn, unless the rules let it be called all the same, and contacts that an older version blocked wait for
 * a slot again. A claim asks the register itself (docs/decisions/0004); this keeps plan and page true, and
 * agents from waiting for numbers that the claim would refuse. Safe to begin again.
 *
 * @param ctx acts as the principal's own job
 */
export async function scrubPlanned(ctx: Context, work: Work): Promise<void> {
  const inTenant = <T>(act: (tx: Tx) => Promise<T>) =>
    withTenant(ctx.database, { tenantId: ctx.organizationId }, act);
  const scrub = await inTenant((tx) => begin(tx, ctx));
  if (!scrub) return void (await inTenant((tx) => finishWork(tx, work)));
  for (const { assignmentId } of scrub.assignments) {
    for (let after: Place | null = null; ; ) {
      const place: Place | null = await inTenant((tx) => scrubStep(tx, ctx, scrub.date, assignmentId, after));
      if (!place) break;
      after = place;
    }
  }
  for (const campaignId of new Set(scrub.assignments.map((row) => row.campaignId))) {
    for (let after: string | null = null; ; ) {
      const last: string | null = await inTenant((tx) => releaseStep(tx, ctx, scrub.date, campaignId, after));
      if (!last) break;
      after = last;
    }
  }
  await inTenant((tx) => end(tx, ctx, scrub.date, work));
  await discardNixVersions(ctx);
}

async function begin(tx: Tx, ctx: Context): Promise<Scrub | null> {
  const [version] = await tx.sql<{ date: string }[]>`
    select date from nix_version where tenant_id = ${tx.tenantId} and state = 'complete' order by date desc limit 1`;
  if (!version) return null;
  const assignments = await tx.sql<{ assignmentId: string; campaignId: string; planned: number }[]>`
    select a.id as "assignmentId", a.campaign_id as "campaignId",
      (select count(*) from slot s
        where s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.state = 'planned') as planned
    from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    where a.tenant_id = ${tx.tenantId} and a.state in ('accepted', 'live', 'paused') and c.state in ('live', 'paused')
    order by a.id`;
  const total = assignments.reduce((sum, row) => sum + Number(row.planned), 0);
  await tx.sql`update nix_version set scrub_started_at = ${ctx.clock.now()}::timestamptz, scrubbed_at = null,
      slots_total = ${total}, slots_checked = 0
    where tenant_id = ${tx.tenantId} and date = ${version.date}`;
  return { date: version.date, assignments };
}

interface Place {
  notBefore: number;
  id: string;
}

/** @returns where the step ended, null at the end */
async function scrubStep(
  tx: Tx,
  ctx: Context,
  date: string,
  assignmentId: string,
  after: Place | null,
): Promise<Place | null> {
  const rows = await tx.sql<(Place & { contactId: string; key: Buffer; listed: boolean; looked: number })[]>`
    with looked as materialized (
      select id, contact_id, number_key, not_before from slot
      where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId} and state = 'planned'
        ${after ? tx.sql`and (not_before, id) > (${after.notBefore}::timestamptz, ${after.id}::uuid)` : tx.sql``}
      order by not_before, id limit ${step}
    ), judged as (
      select l.*, n.number_key is not null as listed, count(*) over () as looked,
        row_number() over (order by l.not_before desc, l.id desc) = 1 as last
      from looked l left join nix_number n
        on n.tenant_id = ${tx.tenantId} and n.date = ${date} and n.number_key = l.number_key
    )
    select id, contact_id as "contactId", number_key as key, not_before as "notBefore", listed, looked
    from judged where listed or last order by not_before, id`;
  const last = rows.at(-1);
  if (!last) return null;
  const withdrawn = await withdrawListed(
    tx,
    ctx,
    assignmentId,
    rows.filter((row) => row.listed),
  );
  await tx.sql`update nix_version set slots_checked = least(slots_total, slots_checked + ${last.looked}),
      slots_withdrawn = slots_withdrawn + ${withdrawn}
    where tenant_id = ${tx.tenantId} and date = ${date}`;
  return Number(last.looked) < step ? null : { notBefore: last.notBefore, id: last.id };
}

/** Consent and customer relations may outweigh the register: the rules decide each number that it lists. */
async function withdrawListed(
  tx: Tx,
  ctx: Context,
  assignmentId: string,
  listed: readonly (Place & { contactId: string; key: Buffer })[],
): Promise<number> {
  if (listed.length === 0) return 0;
  const now = ctx.clock.now();
  const terms = await readTerms(tx, { assignmentId });
  const registers = await registersUnder(
    tx,
    terms,
    listed.map((row) => row.key),
    now,
  );
  const ended = new Map<string, EndedContact>();
  for (const { contactId, key, notBefore } of listed) {
    const facts = { registers: registers.get(key.toString('hex')), reach: undefined };
    const next = nextSlot(terms, facts, Math.max(now, notBefore));
    if ('blockedBy' in next)
      ended.set(contactId, { contactId, state: 'blocked', at: now, blockedBy: next.blockedBy });
  }
  if (ended.size === 0) return 0;
  // A slot that a claim holds is decided there, under the same register.
  const free = await tx.sql<{ contactId: string }[]>`
    select contact_id as "contactId" from slot
    where tenant_id = ${tx.tenantId} and contact_id = any (${[...ended.keys()]}::uuid[]) and state = 'planned'
    order by id for update skip locked`;
  await endContacts(
    tx,
    free.map((row) => ended.get(row.contactId)!),
  );
  return free.length;
}

/** @returns the last contact that was looked at, null at the end */
async function releaseStep(
  tx: Tx,
  ctx: Context,
  date: string,
  campaignId: string,
  after: string | null,
): Promise<string | null> {
  const [looked] = await tx.sql<{ last: string | null; lists: string[] }[]>`
    with looked as materialized (
      select id, number_key, blocked_by from contact
      where tenant_id = ${tx.tenantId} and campaign_id = ${campaignId} and state = 'blocked'
        ${after ? tx.sql`and id > ${after}::uuid` : tx.sql``}
      order by id limit ${step}
    ), freed as (
      update contact c set state = 'waiting', blocked_by = null, ended_at = null from looked l
      where c.tenant_id = ${tx.tenantId} and c.id = l.id and l.blocked_by = 'nix-register'
        and not exists (select from nix_number n
          where n.tenant_id = ${tx.tenantId} and n.date = ${date} and n.number_key = l.number_key)
      returning c.list_id
    )
    select (select id from looked order by id desc limit 1) as last,
      array(select distinct list_id from freed) as lists`;
  for (const listId of looked?.lists ?? [])
    await scheduleWork(tx, { kind: 'contact-list.plan', subjectId: listId, dueAt: ctx.clock.now() });
  return looked?.last ?? null;
}

async function end(tx: Tx, ctx: Context, date: string, work: Work): Promise<void> {
  const [done] = await tx.sql<{ checked: number; withdrawn: number }[]>`
    update nix_version set scrubbed_at = ${ctx.clock.now()}::timestamptz, slots_checked = slots_total
    where tenant_id = ${tx.tenantId} and date = ${date}
    returning slots_checked as checked, slots_withdrawn as withdrawn`;
  await recordEvent(tx, ctx, {
    action: 'nixVersion.scrubbed',
    subject: `nix:${date}`,
    body: { slots: Number(done?.checked ?? 0), withdrawn: Number(done?.withdrawn ?? 0) },
  });
  // Should a newer version have come meanwhile, the row stays due and the next turn looks through that one.
  await finishWork(tx, work);
}
