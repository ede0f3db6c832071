import { type TestDatabase, testDatabase } from '@ringratt/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * Tables of no tenant: due work without personal data, this installation, how far the trail is sealed, and
 * hashes of failed sign-ins.
 */
const WITHOUT_TENANT = ['due_work', 'installation', 'seal_head', 'sign_in_failure'];

/** Tables whose own id is what their policy compares. */
const OWN_KEY = ['organization', 'person', 'session', 'spent_code', 'recovery_code', 'password_reset'];

/** Indexes that are read before a tenant is known, each by a look-up function of the migrations. */
const BEFORE_TENANT = [
  'api_key_previous_secret',
  'api_key_secret',
  'assignment_contact_center',
  'consumer_token_hash',
  'audit_grant_person',
  'founding_expires',
  'founding_token',
  'invitation_token',
  'membership_person',
  'person_identity_person',
  'presented_number_number',
];

/** Types whose operators are leakproof, so that row-level security leaves them to the index. */
const INDEXED_TYPES = ['uuid', 'text', 'int8', 'int4', 'timestamptz', 'bytea', 'bool', 'xid8'];

let database: TestDatabase;
let admin: postgres.Sql;
let app: postgres.Sql;

interface Table {
  name: string;
  secured: boolean;
  forced: boolean;
}
let tables: Table[];

beforeAll(async () => {
  database = await testDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  app = postgres(database.appUrl, { max: 1, onnotice: () => {} });
  tables = await admin<Table[]>`
    select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`;
});

afterAll(async () => {
  await admin?.end();
  await app?.end();
  await database?.drop();
});

const tenantTables = () => tables.filter(({ name }) => !WITHOUT_TENANT.includes(name));

describe('every table', () => {
  test('forces row-level security, but for the few that belong to no tenant', () => {
    const open = tables.filter(({ secured, forced }) => !(secured && forced)).map(({ name }) => name);
    expect(open).toEqual(WITHOUT_TENANT);
    expect(tables.length).toBeGreaterThan(25);
  });

  test('shows the application nothing without a tenant, and no error', async () => {
    for (const { name } of tenantTables()) {
      const readable = name === 'person' ? 'id' : '*';
      expect(await app.unsafe(`select ${readable} from "${name}"`), name).toHaveLength(0);
    }
  });

  test('hides the password’s hash from everybody but its owner', async () => {
    await expect(app`select password_hash from person`).rejects.toMatchObject({ code: '42501' });
    const open = await admin`
      select r.rolname, a.attname from pg_roles r cross join pg_attribute a
      where r.rolname like 'ringratt%' and r.rolname not in ('ringratt_person', 'ringratt_definer')
        and a.attrelid = 'person'::regclass and a.attname in ('password_hash', 'totp_secret', 'totp_next_secret')
        and has_column_privilege(r.rolname, a.attrelid, a.attname, 'select')`;
    expect(open).toEqual([]);
  });

  test('has a key and indexes that begin with the tenant', async () => {
    const indexes = await admin<{ table: string; index: string; first: string }[]>`
      select t.relname as table, i.relname as index,
        (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0]) as first
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'public' order by 1, 2`;
    const stray = indexes.filter(
      ({ table, index, first }) =>
        first !== 'tenant_id' &&
        ![...WITHOUT_TENANT, ...OWN_KEY].includes(table) &&
        !BEFORE_TENANT.includes(index),
    );
    expect(stray).toEqual([]);
    const keyless = await admin`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary)`;
    expect(keyless).toEqual([]);
  });

  test('has foreign keys that carry the tenant along', async () => {
    const keys = await admin<{ name: string; first: string; target: string }[]>`
      select o.conname as name, a.attname as first, o.confrelid::regclass::text as target
      from pg_constraint o join pg_attribute a on a.attrelid = o.conrelid and a.attnum = o.conkey[1]
      where o.contype = 'f' and o.connamespace = 'public'::regnamespace and o.conparentid = 0`;
    expect(keys.length).toBeGreaterThan(15);
    const stray = keys.filter(
      ({ first, target }) => first !== 'tenant_id' && !['organization', 'person'].includes(target),
    );
    expect(stray).toEqual([]);
  });

  test('indexes no type whose operators leak, which row-level security would keep from the index', async () => {
    const columns = await admin<{ column: string; type: string }[]>`
      select distinct t.relname || '.' || a.attname as column, y.typname as type
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any (x.indkey) join pg_type y on y.oid = a.atttypid
      where n.nspname = 'public'`;
    expect(columns.filter(({ type }) => !INDEXED_TYPES.includes(type))).toEqual([]);
  });
});

test('no index sorts NULLS LAST, which no query of ours asks for', async () => {
  const indexes = await admin<{ name: string }[]>`
    select indexname as name from pg_indexes where schemaname = 'public' and indexdef like '%NULLS LAST%'`;
  expect(indexes).toEqual([]);
});

describe('every policy', () => {
  test('is for one of the sides, and compares the tenant', async () => {
    const policies = await admin<
      { table: string; policy: string; roles: string[]; using: string | null; check: string | null }[]
    >`
      select tablename as table, policyname as policy, roles::text[], qual as using, with_check as check
      from pg_policies where schemaname = 'public'`;
    expect(policies.length).toBeGreaterThan(60);
    for (const { table, policy, roles, using } of policies) {
      expect(
        roles.every((role) =>
          /^ringratt_(principal|center|center_reader|auditor|campaign_auditor|person|sealer)$/.test(role),
        ),
        `${table}.${policy}`,
      ).toBe(true);
      expect(using, `${table}.${policy}`).toMatch(
        /app_(tenant|organization|assignment|campaign|person)\(\)|membership|assignment/,
      );
    }
  });

  test('leaves the auditor nothing but SELECT', async () => {
    const grants = await admin<{ table: string; privilege: string }[]>`
      select table_name as table, privilege_type as privilege from information_schema.role_table_grants
      where grantee in ('ringratt_auditor', 'ringratt_campaign_auditor') and privilege_type <> 'SELECT'`;
    expect(grants).toEqual([]);
    const columns = await admin`
      select table_name from information_schema.role_column_grants
      where grantee in ('ringratt_auditor', 'ringratt_campaign_auditor') and privilege_type <> 'SELECT'`;
    expect(columns).toEqual([]);
  });

  test('lets the auditor of one campaign read no table that the organization’s auditor may not, and fail on none', async () => {
    const readable = async (role: string) =>
      (
        await admin<{ table: string }[]>`
          select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind in ('r', 'p') and has_any_column_privilege(${role}, c.oid, 'select') order by 1`
      ).map(({ table }) => table);
    expect(await readable('ringratt_campaign_auditor')).toEqual(await readable('ringratt_auditor'));
  });
});

describe('every role', () => {
  test('that signs in for the programs owns nothing and bypasses nothing', async () => {
    const [role] =
      await admin`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = 'ringratt_app'`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolinherit: false,
    });
    const owned =
      await admin`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'ringratt_app'`;
    expect(owned).toEqual([]);
    const [memberships] = await admin`
      select count(*)::int as n from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles g on g.oid = m.member
      where g.rolname = 'ringratt_app' and (r.rolbypassrls or r.rolsuper)`;
    expect(memberships!.n).toBe(0);
  });

  test('that looks up before a tenant is known hands out what its functions name, and nothing is public', async () => {
    const functions = await admin<{ name: string; owner: string; public: boolean }[]>`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner,
        has_function_privilege('public', p.oid, 'execute') as public
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef order by 1`;
    expect(functions.length).toBeGreaterThan(5);
    for (const { name, owner, public: open } of functions) {
      expect([name, owner, open]).toEqual([name, 'ringratt_definer', false]);
    }
  });
});

describe('the audit trail', () => {
  const tenant = '01900000-0000-7000-8000-000000000001';

  beforeAll(async () => {
    await admin`insert into event (tenant_id, chain, at, actor_kind, actor_id, action, subject, body)
      values (${tenant}, ${tenant}, now(), 'job', 'test', 'test', 'test', '{}')`;
    await admin`insert into seal values (${tenant}, ${tenant}, 1, '1', 1, ${Buffer.alloc(32)})`;
    await admin`insert into checkpoint values (${tenant}, ${tenant}, 1, ${Buffer.alloc(32)}, now(), 'key', ${Buffer.alloc(64)})`;
    await admin`insert into witness values (${tenant}, ${tenant}, ${tenant}, 2, ${Buffer.alloc(32)}, now())`;
  });

  test.each([
    'update event set action = action',
    'delete from event',
    'truncate event',
    'update seal set hash = hash',
    'delete from seal',
    'truncate seal',
    'update checkpoint set hash = hash',
    'delete from checkpoint',
    'truncate checkpoint',
    'update witness set position = position - 1',
    'delete from witness',
    'truncate witness',
  ])('refuses to be changed, even by the owner of the table: %s', async (statement) => {
    await expect(admin.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('is sealed by a role of its own: the parties can read seals, and write none', async () => {
    const grants = await admin<{ table: string; grantee: string }[]>`
      select distinct table_name as table, grantee from information_schema.role_table_grants
      where table_name in ('seal', 'checkpoint', 'witness', 'seal_head') and privilege_type <> 'SELECT'
        and grantee in (select rolname from pg_roles where not rolsuper) order by 1, 2`;
    expect(grants).toEqual(
      ['checkpoint', 'seal', 'witness'].map((table) => ({ table, grantee: 'ringratt_sealer' })),
    );
  });
});
