import type { Database } from '@ringratt/db';
import { type Context, claimSlots } from '@ringratt/services';
import { claimInSql, makeClaimInSql } from './claim-in-sql.ts';
import { inTransaction, type Sql } from './claim-transaction.ts';
import { type Row, ratio } from './part.ts';
import { arrangeParties, type BenchParties, fillSlots, openStage, type Stage } from './stage.ts';

export const BATCH = 10;
/** Claims of each contender in a run. */
export const CLAIMS = 200;
export const RUNS = 5;

type Contender = (stage: Stage, parties: BenchParties, database: Database) => Promise<number>;

/** The product's own claim: decided in TypeScript with all limits. */
const ours: Contender = async (_stage, parties, database) => {
  const dialer: Context = { ...parties.dialer, database };
  const { claims } = await claimSlots(dialer, parties.assignmentId, { max: BATCH });
  return claims.length;
};

/** No limit looked at: slots taken, attempts and event written, in the same transaction under the same roles. */
export const limitFree: Contender = (stage, parties, database) =>
  inTransaction(database, parties, async (sql) => {
    const now = new Date(stage.services.clock.now()).toISOString();
    const { tenantId, assignmentId } = parties;
    const [taken] = await Promise.all([
      sql`with picked as (
          select bucket, id, contact_id, number_key from slot
          where tenant_id = ${tenantId} and assignment_id = ${assignmentId} and state = 'planned' and not_before <= ${now}
          order by not_before, id limit ${BATCH} for update skip locked
        ), claimed as (
          update slot s set state = 'claimed', lease_until = ${now}::timestamptz + interval '2 minutes',
            fencing = s.fencing + 1, attempt_id = p.id
          from picked p where s.tenant_id = ${tenantId} and s.bucket = p.bucket and s.id = p.id
          returning s.id, s.bucket, s.contact_id, s.number_key, s.fencing
        )
        insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id, slot_bucket,
          slot_id, number, number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing,
          claimed_at, lease_until, started_at, rule_pack)
        select ${tenantId}, uuidv7(), ${assignmentId}, ${parties.campaignId}, ${parties.center.organizationId},
          ${parties.offerId}, k.contact_id, k.bucket, k.id, c.number, k.number_key, '+46701740692', 'claimed', 'progressive',
          'sell', false, 1, k.fencing, ${now}, ${now}::timestamptz + interval '2 minutes', ${now}, 'se-consumer-2021-07-01'
        from claimed k join contact c on c.tenant_id = ${tenantId} and c.id = k.contact_id
        returning id, number`,
      event(sql, parties, now),
    ]);
    return taken.length;
  });

function event(sql: Sql, parties: BenchParties, now: string) {
  return sql`insert into event (tenant_id, chain, at, actor_kind, actor_id, organization_id, action, subject,
      assignment_id, body)
    values (${parties.tenantId}, ${parties.assignmentId}, ${now}, 'apiKey', ${parties.assignmentId},
      ${parties.center.organizationId}, 'slots.claimed', ${parties.assignmentId}, ${parties.assignmentId}, '{}')`;
}

/** The same claim, one at a time: a lock on the campaign instead of on slots and memories. */
const advisory: Contender = (stage, parties, database) =>
  database.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(4711)`;
    return ours(stage, parties, stage.services.database);
  }) as Promise<number>;

/** Slots a second of a contender over so many clients, each with one claim under way. */
export async function rate(
  contender: () => Promise<number>,
  clients: number,
  claims: number,
  latencies: number[] = [],
): Promise<number> {
  let left = claims;
  let slots = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) {
        const asked = performance.now();
        const got = await contender();
        latencies.push(performance.now() - asked);
        slots += got;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  if (slots < claims * BATCH * 0.9) throw new Error(`Of ${claims * BATCH} slots ${slots} were handed out.`);
  return slots / seconds;
}

export const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const p99 = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)]!;

/** Row *claim*: the product's claim beside claims that look at no limit, that decide in SQL, that lock the campaign. */
export async function bench(): Promise<Row> {
  const stage = await openStage(32);
  try {
    const parties = await arrangeParties(stage);
    await makeClaimInSql(stage.admin);
    const eight = stage.open(8);
    const p99s: number[] = [];
    // The queue grows by a run's needs first, so that each size is met with as many slots behind it.
    for (const planned of [10_000, 100_000, 1_000_000]) {
      const [row] = await stage.admin<
        { n: number }[]
      >`select count(*)::int as n from slot where state = 'planned'`;
      await fillSlots(stage, parties, planned - row!.n);
      const latencies: number[] = [];
      await rate(() => ours(stage, parties, eight), 8, 40);
      await rate(() => ours(stage, parties, eight), 8, CLAIMS, latencies);
      p99s.push(p99(latencies));
    }
    const rates = await inTurn(stage, {
      limitFree: () => rate(() => limitFree(stage, parties, eight), 8, CLAIMS),
      inSql: () => rate(() => claimInSql(stage, parties, eight, BATCH), 8, CLAIMS),
      ours: () => rate(() => ours(stage, parties, eight), 8, CLAIMS),
      hot: () => rate(() => ours(stage, parties, stage.services.database), 32, CLAIMS),
    });
    const locks = stage.open(32);
    const oneByOne = await inTurn(stage, {
      advisory: () => rate(() => advisory(stage, parties, locks), 32, CLAIMS),
    });
    const secured: number[] = [];
    const open: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      secured.push(await rate(() => ours(stage, parties, eight), 8, CLAIMS));
      await stage.admin`alter role ringratt_principal bypassrls`;
      await stage.admin`alter role ringratt_center bypassrls`;
      try {
        open.push(await rate(() => ours(stage, parties, eight), 8, CLAIMS));
      } finally {
        await stage.admin`alter role ringratt_principal nobypassrls`;
        await stage.admin`alter role ringratt_center nobypassrls`;
      }
    }
    return {
      row: 'claim',
      metrics: [
        ratio(
          'claim / limit-free SKIP LOCKED in the same transaction',
          rates.ours / rates.limitFree,
          '>=0.5',
        ),
        ratio('claim / the same in SQL alone', rates.ours / rates.inSql, '>=0.9'),
        ratio('hot campaign, 32 connections / under an advisory lock', rates.hot / oneByOne.advisory, '>=3'),
        ratio('row-level security on / off', median(secured) / median(open), '>=0.9'),
        ratio('p99 at 1 M planned slots / at 10 k', p99s[2]! / p99s[0]!, '<=1.5'),
        ratio('claim, slots/s', rates.ours, ''),
        ratio('limit-free, slots/s', rates.limitFree, ''),
        ratio('in SQL alone, slots/s', rates.inSql, ''),
        ratio('hot campaign, slots/s', rates.hot, ''),
        ratio('under an advisory lock, slots/s', oneByOne.advisory, ''),
        ratio('p99 at 10 k, ms', p99s[0]!, ''),
        ratio('p99 at 100 k, ms', p99s[1]!, ''),
        ratio('p99 at 1 M, ms', p99s[2]!, ''),
      ],
    };
  } finally {
    await stage.close();
  }
}

/** The median rate of each contender, taken in turn after a run that warms up. */
async function inTurn<Name extends string>(
  stage: Stage,
  contenders: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = 0; run <= RUNS; run += 1) {
    await stage.admin`vacuum slot`;
    for (const name of names) {
      const value = await contenders[name]();
      if (run > 0) taken[name].push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>;
}
