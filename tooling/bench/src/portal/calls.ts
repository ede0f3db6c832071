import { copyRows } from '@ringratt/testing';
import { type Ground, halfHour, partRows, quoted } from './ground.ts';

/** Of a hundred contacts how many are in a state; the rest waits for another attempt. */
const STATES = { planned: 30, reached: 20, exhausted: 25, blocked: 10, ended: 10 };
/** Calling days that lie behind, as half a year without its Sundays. */
export const DAYS = 156;
/** Days that the planned slots are spread over. */
const AHEAD = 12;
const LISTS = 40;
/** Attempts in one statement: as many as sort in memory. */
const STEP = 200_000;

/** A contact's state by its number among all. */
function stateOf(n: string): string {
  let below = 0;
  const cases = Object.entries(STATES).map(([state, share]) => {
    below += share;
    return `when ${n} % 100 < ${below} then '${state}'`;
  });
  return `case ${cases.join(' ')} else 'planned' end`;
}

/** Lists, their contacts, and a slot for each contact that may be called: to come, or the last that was used. */
export async function addContacts(ground: Ground): Promise<void> {
  const { admin, now, tenant, size } = ground;
  await admin.unsafe(`create temp table list_of as
    select p.*, l, uuidv7() as id, ${now} - (${LISTS} - l) * interval '4 days' as made
    from ${partRows(ground)}, generate_series(0, ${LISTS - 1}) l`);
  await copyRows(
    ground.admin,
    'contact_list',
    `(select * from contact_list where tenant_id = ${quoted(tenant)} and state = 'planned' limit 1) t, list_of x`,
    {
      id: 'x.id',
      campaign_id: 'x.campaign',
      assignment_id: 'x.assignment',
      name: `'Lista ' || x.l + 1`,
      created_at: 'x.made',
      imported_at: `x.made + interval '4 minutes'`,
      planned_at: `x.made + interval '9 minutes'`,
      rows_imported: `(${size.contacts} * (x.share_to - x.share_from) / ${LISTS})::int`,
      rows_refused: '400',
    },
  );
  await admin.unsafe(`
    insert into refused_row (tenant_id, list_id, line, "column", value, reason)
    select ${quoted(tenant)}, id, n * 7, 'Telefon', '070-17' || n, 'not-a-number' from list_of, generate_series(1, 400) n`);
  await admin.unsafe(`
    insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, name, state,
      blocked_by, created_at, ended_at)
    select ${quoted(tenant)}, uuidv7(), x.id, x.campaign, x.assignment, n + 2, number, pg_temp.number_key(number),
      (array['Anna', 'Karin', 'Lars', 'Erik', 'Sara'])[1 + n % 5] || ' ' || (array['Lind', 'Öberg', 'Holm', 'Ek'])[1 + n % 4],
      state, case state when 'blocked' then 'nix-register' end, x.made,
      case when state in ('reached', 'exhausted', 'ended')
        then ${halfHour(ground, `-1 - n % ${DAYS}`, 'n / 7 % 26')} end
    from generate_series(0, ${size.contacts - 1}) n
    cross join lateral (select '+4672' || lpad(n::text, 7, '0') as number, ${stateOf('n')} as state) f
    join list_of x on n >= x.share_from * ${size.contacts} and n < x.share_to * ${size.contacts} and x.l = n % ${LISTS}`);
  await admin`analyze contact`;
  await admin.unsafe(`
    insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before, dial_before,
      attempt_number, redial, fencing)
    select tenant_id, 0, uuidv7(), assignment_id, id, number_key, case state when 'planned' then state else 'reported' end,
      at, at + interval '30 minutes', 1, false, 1
    from contact cross join lateral (select case state
      when 'planned' then ${halfHour(ground, `1 + line % ${AHEAD}`, 'line / 11 % 26')}
      else ${halfHour(ground, `-1 - line % ${DAYS}`, 'line / 7 % 26')} end as at) s
    where tenant_id = ${quoted(tenant)} and number like '+4672%' and state <> 'blocked' order by at`);
}

/** Attempts in order of time, each to some contact that has been called, by its own center. */
export async function addAttempts(ground: Ground, say: (line: string) => void): Promise<void> {
  const { admin, tenant, size } = ground;
  await admin.unsafe(`create temp table called as
    select row_number() over () - 1 as n, c.id, c.assignment_id, c.campaign_id, a.contact_center_id, k.offer_id, c.number,
      c.number_key
    from contact c join assignment a on a.id = c.assignment_id join campaign k on k.id = c.campaign_id
    where c.tenant_id = ${quoted(tenant)} and c.state in ('reached', 'exhausted', 'ended')`);
  await admin`create unique index on called (n)`;
  await admin`analyze called`;
  const [{ called } = { called: 0 }] = await admin<{ called: number }[]>`
    select count(*)::int as called from called`;
  for (let from = 0; from < size.attempts; from += STEP) {
    const to = Math.min(from + STEP, size.attempts);
    await admin.unsafe(`
      insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id, number,
        number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
        started_at, ended_at, outcome, rings, ring_seconds, talk_seconds, agent_reference, rule_pack, reported_at)
      select ${quoted(tenant)}, uuidv7(), c.assignment_id, c.campaign_id, c.contact_center_id, c.offer_id, c.id, c.number,
        c.number_key, '+4610' || lpad((week * 10)::text, 7, '0'), 'ended', 'progressive', 'sell', false, 1, 1, at, at,
        at + interval '2 seconds', at + interval '40 seconds', outcome, 6, 34,
        case outcome when 'answered' then 30 + j % 400 end, '04' || lpad((j % 20)::text, 2, '0'), 'se-consumer-2021-07-01', at
      from generate_series(${from}::bigint, ${to - 1}) j
      cross join lateral (select ${halfHour(
        ground,
        `-${DAYS} + j * ${DAYS} / ${size.attempts}`,
        `(j * ${DAYS} % ${size.attempts}) * 26.0 / ${size.attempts}`,
      )} as at, j * 26 / ${size.attempts} as week, case when j % 100 < 50 then 'no-answer' when j % 100 < 60 then 'busy'
        when j % 100 < 70 then 'machine' when j % 100 < 76 then 'hung-up' when j % 100 < 98 then 'answered'
        when j % 100 < 99 then 'silent' else 'failed' end as outcome) f
      join called c on c.n = j * 48271 % ${called}
      order by j`);
    say(`${to} of ${size.attempts} attempts`);
  }
  await admin`analyze attempt`;
}

/** A caller number for each week that lies behind, given up when the next came. */
export async function addNumbers(ground: Ground): Promise<void> {
  const week = (n: string) => `${ground.now} - (26 - ${n}) * interval '6 days'`;
  await copyRows(
    ground.admin,
    'presented_number',
    `(select * from presented_number where assignment_id = ${quoted(ground.parts[0]!.assignment)} limit 1) t,
      ${partRows(ground)}, generate_series(0, 25) w`,
    {
      id: 'uuidv7()',
      assignment_id: 'p.assignment',
      number: `'+4610' || lpad((w * 10)::text, 7, '0')`,
      from_at: week('w'),
      to_at: week('w + 1'),
      created_at: week('w'),
    },
  );
}
