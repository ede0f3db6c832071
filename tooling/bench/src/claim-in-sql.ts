import type { Database } from '@ringratt/db';
import type postgres from 'postgres';
import { inTransaction } from './claim-transaction.ts';
import type { BenchParties, Stage } from './stage.ts';

/**
 * The peer that decides in the database: one function that takes slots, locks memories, asks the registers, judges
 * hours, closed days, counts, interval, identical offers, NIX and suppressions, and writes what follows. It knows
 * neither stricter limits nor findings nor when else: it is there to be compared with, and nobody's product.
 */
export async function makeClaimInSql(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    create function claim_in_sql(tenant uuid, assignment uuid, campaign uuid, center uuid, offer uuid, at timestamptz, most int)
    returns int language plpgsql as $$
    declare
      local timestamp := at at time zone 'Europe/Stockholm';
      ms bigint := floor(extract(epoch from at) * 1000);
      day_start bigint := floor(extract(epoch from (date_trunc('day', local) at time zone 'Europe/Stockholm')) * 1000);
      open boolean := (case when extract(isodow from local) < 6 then local::time >= '08:00' and local::time < '21:00'
        else local::time >= '10:00' and local::time < '18:00' end)
        and local::date not in (make_date(extract(year from local)::int, 12, 24));
      keys bytea[];
      granted int;
    begin
      create temp table if not exists picked (bucket int, id uuid, contact_id uuid, number_key bytea, fencing bigint, attempt_id uuid)
        on commit delete rows;
      insert into picked select s.bucket, s.id, s.contact_id, s.number_key, s.fencing, uuidv7() from slot s
        where s.tenant_id = tenant and s.assignment_id = assignment and s.state = 'planned' and s.not_before <= at
        order by s.not_before, s.id limit most for update skip locked;
      select array_agg(p.number_key order by p.number_key) into keys from picked p;
      insert into reach (tenant_id, offer_id, number_key, history)
        select tenant, offer, k, '[]' from unnest(keys) k
        where not exists (select from reach r where r.tenant_id = tenant and r.offer_id = offer and r.number_key = k offset 0)
        on conflict do nothing;
      perform from reach r where r.tenant_id = tenant and r.offer_id = offer and r.number_key = any (keys)
        order by r.number_key for update;
      with version as materialized (
        select v.date from nix_version v where v.tenant_id = tenant and v.state = 'complete' and v.completed_at <= at
        order by v.date desc limit 1
      ), judged as (
        select p.*, r.history,
          open and presented.number is not null
          and past.today < 2 and coalesce(past.latest_end, 0) <= ms - 14400000 and past.month < 20 and past.others < 2
          and version.date is not null and (version.date::date + interval '2 months') > local
          and not exists (select from nix_number n where n.tenant_id = tenant and n.date = version.date and n.number_key = p.number_key)
          and not exists (select from suppressed_numbers(tenant, center, array[p.number_key], at)) as allowed
        from picked p
        join reach r on r.tenant_id = tenant and r.offer_id = offer and r.number_key = p.number_key
        left join version on true
        cross join lateral (
          select count(*) filter (where e->>3 = center::text and e->>4 = campaign::text and (e->>1)::bigint >= day_start) as today,
            max((e->>2)::bigint) filter (where e->>3 = center::text and e->>4 = campaign::text) as latest_end,
            count(*) filter (where e->>4 = campaign::text and (e->>1)::bigint > ms - 2592000000) as month,
            count(distinct e->>4) filter (where e->>4 <> campaign::text and (e->>1)::bigint > ms - 31536000000) as others
          from jsonb_array_elements(r.history) e where e->>5 is distinct from 'failed'
        ) past
        left join lateral (
          select n.number from presented_number n where n.tenant_id = tenant and n.assignment_id = assignment and n.callable
            and n.from_at <= at and (n.to_at is null or n.to_at > at) limit 1
        ) presented on true
      ), slots as (
        update slot s set state = case when j.allowed then 'claimed' else 'withdrawn' end, fencing = s.fencing + 1,
          lease_until = at + interval '2 minutes', attempt_id = j.attempt_id
        from judged j where s.tenant_id = tenant and s.bucket = j.bucket and s.id = j.id
      ), memories as (
        update reach r set history = r.history || jsonb_build_array(jsonb_build_array(j.attempt_id, ms, ms + 120000, center, campaign, null))
        from judged j where j.allowed and r.tenant_id = tenant and r.offer_id = offer and r.number_key = j.number_key
          and r.number_key = any (keys)
      ), attempts as (
        insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id, slot_bucket,
          slot_id, number, number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing,
          claimed_at, lease_until, started_at, rule_pack)
        select tenant, j.attempt_id, assignment, campaign, center, offer, j.contact_id, j.bucket, j.id, c.number, j.number_key,
          '+46701740692', 'claimed', 'progressive', 'sell', false, 1, j.fencing + 1, at, at + interval '2 minutes', at,
          'se-consumer-2021-07-01'
        from judged j join contact c on c.tenant_id = tenant and c.id = j.contact_id where j.allowed
        returning 1
      )
      select count(*) into granted from attempts;
      insert into event (tenant_id, chain, at, actor_kind, actor_id, organization_id, action, subject, assignment_id, body)
        values (tenant, assignment, at, 'apiKey', assignment, center, 'slots.claimed', assignment::text, assignment, '{}');
      return granted;
    end $$;
    grant execute on function claim_in_sql to ringratt_principal;
    grant temporary on database ringratt to ringratt_principal;`);
}

/** A claim by that function, in the same transaction. Answers the slots handed out. */
export function claimInSql(
  stage: Stage,
  parties: BenchParties,
  database: Database,
  most: number,
): Promise<number> {
  return inTransaction(database, parties, async (sql) => {
    const now = new Date(stage.services.clock.now()).toISOString();
    const [row] = await sql<
      { granted: number }[]
    >`select claim_in_sql(${parties.tenantId}, ${parties.assignmentId},
      ${parties.campaignId}, ${parties.center.organizationId}, ${parties.offerId}, ${now}, ${most}) as granted`;
    return row!.granted;
  });
}
