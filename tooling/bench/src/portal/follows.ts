import { copyRows } from '@ringratt/testing';
import { type Ground, halfHour, quoted } from './ground.ts';

/** Rows of a table that the demo made, by turns for each of those that are made of them. */
const turns = (table: string, { tenant }: Ground, where = 'true') =>
  `(select r.*, row_number() over () - 1 as turn, count(*) over () as turns from ${table} r
    where r.tenant_id = ${quoted(tenant)} and ${where}) t`;

/** Every so many of the attempts with an outcome, as `x` with its number `n`. */
const someAttempts = ({ tenant }: Ground, outcome: string, most: number) =>
  `(select a.*, row_number() over () as n from attempt a tablesample bernoulli (20)
    where a.tenant_id = ${quoted(tenant)} and a.outcome = ${quoted(outcome)} and a.number like '+4672%' limit ${most}) x`;

/** What so many calls lead to: sales with what falls due of them and is mailed, recordings, breaches, complaints. */
export async function addSales(ground: Ground): Promise<void> {
  const { admin, size } = ground;
  const sales = Math.round(size.attempts / 100);
  await admin.unsafe(`create temp table sold as select * from ${someAttempts(ground, 'answered', sales)}`);
  const sale = turns('sale', ground);
  await copyRows(
    ground.admin,
    'sale',
    `sold x join ${sale} on x.n % t.turns = t.turn order by x.started_at`,
    {
      id: 'uuidv7()',
      assignment_id: 'x.assignment_id',
      campaign_id: 'x.campaign_id',
      contact_center_id: 'x.contact_center_id',
      attempt_id: 'x.id',
      number: 'x.number',
      number_key: 'x.number_key',
      call_ended_at: 'x.ended_at',
      created_at: 'x.ended_at',
    },
  );
  await admin.unsafe(`create temp table sale_of as
    select s.*, row_number() over () as n, pg_temp.public_id('sal', s.id) as named from sale s join sold x on x.id = s.attempt_id`);
  await copyRows(
    ground.admin,
    'obligation',
    `sale_of x cross join generate_series(0, 3) g join ${turns('obligation', ground, "r.subject like 'sal%'")}
      on (x.n + g) % t.turns = t.turn`,
    {
      id: 'uuidv7()',
      assignment_id: 'x.assignment_id',
      subject: 'x.named',
      // Most of what fell due was done; a few are open, and fewer broken.
      state: `case when x.n % 50 = 0 then 'open' when x.n % 501 = 0 then 'breached' else 'met' end`,
      due_at: `case when x.n % 50 = 0 then ${ground.now} + (x.n % 400) * interval '1 hour' else x.created_at + interval '2 days' end`,
      created_at: 'x.created_at',
      closed_at: `case when x.n % 50 = 0 or x.n % 501 = 0 then null else x.created_at + interval '1 day' end`,
      breached_at: `case when x.n % 50 <> 0 and x.n % 501 = 0 then x.created_at + interval '2 days' end`,
    },
  );
  await copyRows(
    ground.admin,
    'outbound_email',
    `sale_of x cross join generate_series(0, 2) g join ${turns('outbound_email', ground, 'r.sale_id is not null')}
      on (x.n + g) % t.turns = t.turn`,
    {
      id: 'uuidv7()',
      assignment_id: 'x.assignment_id',
      sale_id: 'x.id',
      document_id: 'null',
      idempotency_key: `'bench:' || x.id || ':' || g`,
      state: `'sent'`,
      created_at: `x.created_at + g * interval '1 day'`,
    },
  );
  await copyRows(
    ground.admin,
    'recording',
    `sale_of x join ${turns('recording', ground)} on x.n % t.turns = t.turn`,
    {
      id: 'uuidv7()',
      assignment_id: 'x.assignment_id',
      contact_center_id: 'x.contact_center_id',
      attempt_id: 'x.attempt_id',
      call_ended_at: 'x.call_ended_at',
      created_at: 'x.created_at',
    },
  );
  await addBreaches(ground);
}

async function addBreaches(ground: Ground): Promise<void> {
  const { size } = ground;
  await copyRows(
    ground.admin,
    'incident',
    `${someAttempts(ground, 'no-answer', Math.round(size.attempts / 500))} join ${turns('incident', ground)}
      on x.n % t.turns = t.turn`,
    {
      id: 'uuidv7()',
      assignment_id: 'x.assignment_id',
      attempt_id: 'x.id',
      opened_at: 'x.ended_at',
      once_key: 'null',
      // Of those long gone some have been left open.
      closed_at: `case when x.n % 10 = 0 then null else x.ended_at + interval '2 days' end`,
    },
  );
  for (const [table, share] of [
    ['complaint', 2_500],
    ['tracing_claim', 10_000],
  ] as const)
    await copyRows(
      ground.admin,
      table,
      `${someAttempts(ground, 'answered', Math.round(size.attempts / share))} join ${turns(table, ground)}
        on x.n % t.turns = t.turn`,
      {
        id: 'uuidv7()',
        assignment_id: 'x.assignment_id',
        number_key: 'x.number_key',
        call_at: 'x.started_at',
        received_at: `x.started_at + interval '1 day'`,
        due_at: `x.started_at + interval '15 days'`,
        decided_at: `case when x.n % 20 = 0 then null else x.started_at + interval '9 days' end`,
        decision: `case when x.n % 20 = 0 then null else ${quoted(table === 'complaint' ? 'upheld' : 'refuse')} end`,
        created_at: `x.started_at + interval '1 day'`,
        ...(table === 'complaint' && { attempt_id: 'x.id' }),
      },
    );
}

/** Registers, training and the log of requests: what grows by files and machines. */
export async function addRegisters(ground: Ground): Promise<void> {
  const { admin, now, tenant, size } = ground;
  const some = (share: number) => `generate_series(1, ${Math.round(size.contacts * share)}) n
    cross join lateral (select '+4673' || lpad(n::text, 7, '0') as number) f`;
  await admin.unsafe(`
    insert into suppression (tenant_id, number_key, position, number, since, reason)
    select ${quoted(tenant)}, pg_temp.number_key(number), 1000000 + n, number, ${now} - n * interval '1 minute', 'consumer-request'
    from ${some(0.2)}`);
  await admin.unsafe(`
    insert into consent (tenant_id, id, number_key, number, given_at, automated, source, created_at)
    select ${quoted(tenant)}, uuidv7(), pg_temp.number_key(number), number, ${now} - n * interval '2 minutes', false,
      'Formulär på webben', ${now} - n * interval '2 minutes' from ${some(0.1)}`);
  await admin.unsafe(`
    insert into customer_relation (tenant_id, id, number_key, number, product_kind, since, created_at)
    select ${quoted(tenant)}, uuidv7(), pg_temp.number_key(number), number, 'broadband', ${now} - n * interval '1 hour',
      ${now} - n * interval '1 minute' from ${some(0.3)}`);
  for (const side of [tenant, ground.parts[0]!.center]) {
    await admin.unsafe(`
      insert into api_request (tenant_id, id, at, api_key_id, method, route, status, duration)
      select k.tenant_id, uuidv7(), ${now} - n * interval '2 seconds', k.id, 'POST',
        '/v1/assignments/{assignmentId}/claims', case when n % 10007 = 0 then 500 when n % 1009 = 0 then 422 else 200 end, n % 90
      from (select * from api_key where tenant_id = ${quoted(side)} order by id limit 1) k,
        generate_series(1, ${Math.round(size.contacts / 2)}) n`);
  }
  await admin.unsafe(`
    insert into decision (tenant_id, id, assignment_id, number_key, at, kind, actor, allowed, findings, rule_pack)
    select tenant_id, uuidv7(), assignment_id, number_key, ${halfHour(ground, `-1 - line % 150`, 'line % 26')}, 'question',
      'bench', true, '[]', 'se-consumer-2021-07-01' from contact where tenant_id = ${quoted(tenant)} and line % 20 = 0`);
  await copyRows(
    ground.admin,
    'agent_attestation',
    `(select * from agent_attestation where tenant_id = ${quoted(ground.parts[0]!.center)} and superseded_at is null limit 1) t,
      generate_series(1, 600) n`,
    { id: 'uuidv7()', reference: `'9' || lpad(n::text, 4, '0')` },
  );
}
