import { copyRows } from '@ringratt/testing';
import { type Ground, quoted } from './ground.ts';

/** The audit trail of it all: an event for each attempt's end and each claim of ten, and others by the thousand. */
export async function addTrail(ground: Ground): Promise<void> {
  const { admin, tenant } = ground;
  const acts = await admin<{ count: number }[]>`
    select count(*)::int as count from event where tenant_id = ${tenant} and action not in ('attempt.ended', 'slots.claimed')`;
  const others = acts[0]!.count;
  await admin.unsafe(`create temp table dialer as
    select id as key from api_key where tenant_id = ${quoted(ground.parts[0]!.center)} order by id limit 1`);
  await admin.unsafe(`
    insert into event (tenant_id, chain, at, actor_kind, actor_id, organization_id, action, subject, assignment_id, body)
    select a.tenant_id, a.assignment_id, a.ended_at, 'apiKey', d.key::text, a.contact_center_id, e.action,
      case e.action when 'attempt.ended' then 'att_' || substr(replace(a.id::text, '-', ''), 7)
        else 'asg_' || substr(replace(a.assignment_id::text, '-', ''), 7) end, a.assignment_id,
      case e.action when 'attempt.ended' then jsonb_build_object('outcome', a.outcome, 'rings', a.rings, 'verdict', 'applied')
        else jsonb_build_object('granted', 10, 'refused', 0) end
    from attempt a cross join dialer d
    cross join lateral (select 'attempt.ended' as action union all
      select 'slots.claimed' where a.number like '%0') e
    where a.tenant_id = ${quoted(tenant)} and a.number like '+4672%' order by a.started_at`);
  // What people and jobs do, some forty thousand times in half a year.
  await copyRows(
    ground.admin,
    'event',
    `event t, generate_series(1, ${Math.max(1, Math.min(156, Math.round(40_000 / others)))}) n
      where t.tenant_id = ${quoted(tenant)} and t.action not in ('attempt.ended', 'slots.claimed')`,
    { at: `t.at - n * interval '1 day'`, xid: 'pg_current_xact_id()' },
  );
  await sealAll(ground);
}

/** Each event in its place, as the sealer would; the hashes bind nothing, which no list looks at. */
async function sealAll({ admin, tenant }: Ground): Promise<void> {
  await admin.unsafe(`
    insert into seal (tenant_id, chain, position, xid, seq, hash)
    select tenant_id, chain, row_number() over (partition by chain order by xid, seq), xid, seq, sha256(int8send(seq))
    from event where tenant_id = ${quoted(tenant)}`);
  await admin`update seal_head set seq = (select max(seq) from event), xid = pg_current_xact_id()`;
}
