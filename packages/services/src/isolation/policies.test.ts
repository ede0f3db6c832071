import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../testing/parties.ts';
import { type House, layWorld, type Part, sealWorlds, type World } from '../testing/world.ts';

/** Tables that belong to no tenant: none of them names a person or a number. */
const OF_NO_TENANT = ['due_work', 'installation', 'seal_head', 'sign_in_failure'];

/** Policies for a side that has no right to read the table at all: what they say shows nobody anything. */
const WITHOUT_GRANT = ['api_key auditor', 'contact_list_part auditor', 'nix_number auditor'];

type Role = 'principal' | 'auditor' | 'campaign_auditor' | 'center' | 'center_reader' | 'person' | 'sealer';

/** What a transaction of the role names, and what it must not meet: words and ids, and rows of other tenants. */
interface Side {
  settings: Partial<Record<'tenant' | 'organization' | 'assignment' | 'campaign' | 'person', string>>;
  hidden: string[];
  tenants: string[];
}

interface Policy {
  table: string;
  policy: string;
  roles: Role[];
  using: boolean;
  check: boolean;
}

let stage: Stage;
let own: World;
let other: World;
let sides: Record<Role, Side>;
let policies: Policy[];
let tables: string[];

beforeAll(async () => {
  stage = await openStage();
  own = await layWorld(stage, 'Egen');
  other = await layWorld(stage, 'Annan');
  await sealWorlds(stage, [own, other]);
  sides = sidesOf(own, other);
  policies = await stage.admin<Policy[]>`
    select tablename as table, policyname as policy,
      array(select replace(r::text, 'ringratt_', '') from unnest(roles) r) as roles,
      qual is not null as using, with_check is not null as check
    from pg_policies where schemaname = 'public' order by 1, 2`;
  tables = (
    await stage.admin<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`
  ).map(({ name }) => name);
});
afterAll(() => stage?.close());

const idsOf = (record: House | Part) =>
  Object.values(record).filter((value): value is string => typeof value === 'string');

function sidesOf({ principal, center, own: part, sibling, siblingCenter }: World, foreign: World) {
  const strangers = [
    ...idsOf(foreign.principal),
    ...idsOf(foreign.center),
    ...idsOf(foreign.siblingCenter),
    ...idsOf(foreign.own),
    ...idsOf(foreign.sibling),
  ];
  // The partner is known by its name and address, not by what it keeps for itself.
  const keptByPartner = (house: House) => [
    house.apiKeyId,
    house.customerRelationId,
    house.ownerId,
    house.number,
  ];
  const competitor = [...idsOf(sibling), ...idsOf(siblingCenter)];
  const tenant = principal.organizationId;
  const { assignmentId: assignment, campaignId: campaign } = part;
  const side = (settings: Side['settings'], hidden: string[], tenants: string[]): Side => ({
    settings,
    hidden: [...strangers, ...hidden],
    tenants,
  });
  const fromPrincipal = [...keptByPartner(center), ...keptByPartner(siblingCenter)];
  return {
    principal: side({ tenant, organization: tenant }, fromPrincipal, [tenant]),
    auditor: side({ tenant, organization: tenant }, fromPrincipal, [tenant]),
    sealer: side({ tenant }, [], [tenant]),
    campaign_auditor: side(
      { tenant, organization: tenant, campaign },
      [...fromPrincipal, ...competitor, part.draftId, part.invitedId, principal.apiKeyId],
      [tenant],
    ),
    center: side(
      { tenant, organization: center.organizationId, assignment, campaign },
      [...keptByPartner(principal), ...competitor],
      // A key's own answers lie with the organization that holds it.
      [tenant, center.organizationId],
    ),
    center_reader: side(
      { organization: center.organizationId },
      [...keptByPartner(principal), ...competitor],
      [tenant],
    ),
    person: side({ person: principal.ownerId }, [center.ownerId, siblingCenter.ownerId], [tenant]),
  } satisfies Record<Role, Side>;
}

async function become(sql: postgres.TransactionSql, role: Role): Promise<void> {
  for (const [name, value] of Object.entries(sides[role].settings)) {
    await sql`select set_config(${`app.${name}`}, ${value}, true)`;
  }
  await sql.unsafe(`set local role ringratt_${role}`);
}

const undone = Symbol('undone');

/** Whatever the work does is taken back. */
async function tryOut<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await stage.admin
    .begin(async (sql) => {
      result = { value: await work(sql) };
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  return result!.value;
}

/** Rows of the table the role meets and must not, told by their first words; null where it may read nothing. */
async function crossings(sql: postgres.TransactionSql, role: Role, table: string) {
  const [allowed] = await sql<{ columns: string[] }[]>`
    select array(select a.attname::text from pg_attribute a
      where a.attrelid = ${`"${table}"`}::regclass and a.attnum > 0 and not a.attisdropped
        and has_column_privilege(${`ringratt_${role}`}, a.attrelid, a.attnum, 'select')) as columns`;
  if (allowed!.columns.length === 0) return null;
  await become(sql, role);
  const columns = allowed!.columns.map((name) => `"${name}"`).join(', ');
  const rows = (await sql.unsafe(
    `select to_jsonb(x) as row from (select ${columns} from "${table}") x limit 2000`,
  )) as unknown as { row: Record<string, unknown> }[];
  const { hidden, tenants } = sides[role];
  const crossed = rows.filter(({ row }) => {
    const words = JSON.stringify(row);
    const tenant = row.tenant_id as string | undefined;
    return (tenant && !tenants.includes(tenant)) || hidden.some((word) => words.includes(word));
  });
  return { seen: rows.length, crossed: crossed.map(({ row }) => JSON.stringify(row).slice(0, 120)) };
}

/** Whether another's row can be put in: undefined where the role may put in none at all. */
async function putsInOfAnother(role: Role, table: string, before = async (_: postgres.TransactionSql) => {}) {
  return tryOut(async (sql) => {
    const [privilege] = await sql<{ insert: boolean }[]>`
      select has_table_privilege(${`ringratt_${role}`}, ${`"${table}"`}, 'insert') as insert`;
    if (!privilege!.insert) return undefined;
    const strangers = [other.principal.organizationId, other.principal.ownerId, other.center.organizationId];
    const key = table === 'organization' || table === 'person' ? 'id' : undefined;
    // Without those that the database alone fills in.
    const columns = await sql<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = ${`"${table}"`}::regclass and attnum > 0
        and not attisdropped and attidentity = '' and attgenerated = ''`;
    const list = columns.map(({ name }) => `"${name}"`).join(', ');
    const owner = key ?? ['tenant_id', 'person_id'].find((name) => columns.some((one) => one.name === name));
    const [row] = (await sql.unsafe(
      `select to_jsonb(x) as row from "${table}" x where x."${owner}" = any ($1::uuid[]) limit 1`,
      [strangers as never],
    )) as unknown as { row: Record<string, unknown> }[];
    if (!row) throw new Error(`${table} has no row of another's`);
    await before(sql);
    await become(sql, role);
    try {
      await sql.savepoint((inner) =>
        inner.unsafe(
          `insert into "${table}" (${list}) select ${list} from jsonb_populate_record(null::"${table}", $1::text::jsonb)`,
          [JSON.stringify(row.row)],
        ),
      );
      return true;
    } catch (error) {
      return !/row-level security/.test(String(error));
    }
  });
}

const open = (sql: postgres.TransactionSql, { table, policy }: Policy, part: 'using' | 'check') =>
  sql.unsafe(
    `alter policy "${policy}" on "${table}" ${part === 'using' ? 'using (true)' : 'with check (true)'}`,
  );

describe('row-level security', () => {
  it('is tried with rows of two worlds in every table that belongs to a tenant', async () => {
    const empty: string[] = [];
    for (const table of tables.filter((name) => !OF_NO_TENANT.includes(name))) {
      const [row] = await stage.admin.unsafe(`select count(*)::int as rows from "${table}"`);
      if ((row as unknown as { rows: number }).rows < 2) empty.push(table);
    }
    expect(empty).toEqual([]);
  });

  it('shows each side its own, and nothing of anybody else’s', async () => {
    const crossed: string[] = [];
    const seen: Partial<Record<Role, number>> = {};
    for (const role of Object.keys(sides) as Role[]) {
      for (const table of tables.filter((name) => !OF_NO_TENANT.includes(name))) {
        const found = await tryOut((sql) => crossings(sql, role, table));
        if (!found) continue;
        crossed.push(...found.crossed.map((row) => `${role} ${table} ${row}`));
        seen[role] = (seen[role] ?? 0) + (found.seen > 0 ? 1 : 0);
      }
    }
    expect(crossed).toEqual([]);
    // The positive control: so many tables in which each side does find rows.
    expect(Object.keys(seen).sort()).toEqual(Object.keys(sides).sort());
    for (const [role, count] of Object.entries(seen))
      expect(count, role).toBeGreaterThan(role === 'sealer' ? 3 : 5);
  });

  it('lets no side put in another’s row', async () => {
    const put: string[] = [];
    let tried = 0;
    for (const { table, roles } of policies.filter((one) => one.check)) {
      for (const role of roles) {
        const done = await putsInOfAnother(role, table);
        if (done !== undefined) tried += 1;
        if (done) put.push(`${role} ${table}`);
      }
    }
    expect(put).toEqual([]);
    expect(tried).toBeGreaterThan(60);
  });

  it('is noticed here when any one policy is opened', async () => {
    const unnoticed: string[] = [];
    for (const policy of policies) {
      for (const role of policy.roles) {
        const read = await tryOut(async (sql) => {
          await open(sql, policy, 'using');
          return crossings(sql, role, policy.table);
        });
        // Without the right to read the policy lets nobody in, open or not.
        if (read === null && WITHOUT_GRANT.includes(`${policy.table} ${role}`)) continue;
        if (!read || read.crossed.length === 0)
          unnoticed.push(`${policy.table}.${policy.policy} ${role} using`);
        if (!policy.check) continue;
        const put = await putsInOfAnother(
          role,
          policy.table,
          async (sql) => void (await open(sql, policy, 'check')),
        );
        if (put === false) unnoticed.push(`${policy.table}.${policy.policy} ${role} check`);
      }
    }
    expect(unnoticed).toEqual([]);
  });
});
