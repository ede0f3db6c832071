import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Whose } from '../testing/nameless-tables.ts';
import { namelessIn, ownersOf, withoutEach } from '../testing/queries.ts';

const services = fileURLToPath(new URL('..', import.meta.url));

const whose: Whose = {
  owners: ownersOf(fileURLToPath(new URL('../../../db/src/schema', import.meta.url))),
  sides: [
    {
      // A contact center looks across its principals, by its own assignments.
      table: 'assignment',
      column: 'contact_center_id',
      sources: [
        'assignments/for-dialer.ts',
        'assignments/list.ts',
        'attempts/find.ts',
        'audit/list-chains.ts',
        'audit/list-events.ts',
        'audit/read-feed.ts',
        'complaints/list.ts',
        'complaints/tracing.ts',
        'incidents/get.ts',
        'incidents/list.ts',
        'obligations/get.ts',
        'obligations/list.ts',
        'presented-numbers/list.ts',
        'recordings/find.ts',
        'recordings/list.ts',
        'reports/breaches.ts',
        'responsibility/list.ts',
        'sales/calls-to-sell.ts',
        'sales/get.ts',
        'sales/list.ts',
      ],
    },
    {
      // A person looks across the organizations that they belong to.
      table: 'membership',
      column: 'person_id',
      sources: [
        'people/change-password.ts',
        'people/find-session.ts',
        'people/record-for-person.ts',
        'people/sign-in.ts',
        'second-factor/enrol.ts',
      ],
    },
    { table: 'audit_grant', column: 'person_id', sources: ['auditors/list.ts'] },
  ],
};

const sources = readdirSync(services, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing/'))
  .map((name) => ({ name, source: readFileSync(`${services}/${name}`, 'utf8') }));

/** What goes over everybody's due work is the worker's own: the rows tell of no person and no number. */
const OVER_ALL = ['due-work/oldest-due.ts', 'due-work/ring.ts'];

/**
 * Conditions that narrow what a tenant's or a person's own rows are, and stand beside one that names whose they are: left
 * out, they are noticed by the tests of what they narrow (tooling/guards/guards.mjs tries each).
 */
const narrows = (column: string, condition: string) =>
  column !== 'tenant_id' || condition.includes('coalesce(');

const nameless = (name: string, source: string) =>
  namelessIn(name, source, whose).filter(({ table }) => !(table === 'due_work' && OVER_ALL.includes(name)));

describe('a query', () => {
  it('names whose rows it means, of every table that belongs to somebody', () => {
    expect(whose.owners.size).toBeGreaterThan(50);
    expect(sources.flatMap(({ name, source }) => nameless(name, source))).toEqual([]);
  });

  it.each([
    'select id from contact',
    `select id from contact where id = \${id}`,
    `select id from contact where tenant_id = \${input.tenantId}`,
    `select id from contact c where exists (select from attempt a where a.tenant_id = \${tx.tenantId})`,
    `select a.id from attempt a join contact c on c.id = a.contact_id where a.tenant_id = \${tx.tenantId}`,
    `select a.id from attempt a, contact c where a.tenant_id = \${tx.tenantId}`,
    `select tenant_id = \${tx.tenantId} as own from contact`,
    `select id from attempt where tenant_id = \${tx.tenantId} union all select id from contact`,
    `update contact set tenant_id = \${tx.tenantId} where state = 'new'`,
    `delete from contact using contact_list l where l.tenant_id = \${tx.tenantId}`,
    `select id from contact where \${own ? sql\`tenant_id = \${tx.tenantId}\` : sql\`true\`}`,
    `select id from person where email = \${email}`,
    `insert into contact (id) values (\${id})`,
  ])('is found out: %s', (query) => {
    expect(nameless('x.ts', `const rows = await sql\`${query}\`;`)).not.toEqual([]);
  });

  it.each([
    `select a.id from attempt a join contact c on c.tenant_id = a.tenant_id where a.tenant_id = \${tx.tenantId}`,
    `select id from contact where \${own ? sql\`tenant_id = \${tx.tenantId}\` : sql\`tenant_id = \${organizationId}\`}`,
    `update contact set state = 1 where tenant_id = \${tx.tenantId} and id = \${id}`,
    `with due as (select id from contact where tenant_id = \${tx.tenantId}) select id from due for update`,
    `insert into contact (tenant_id, id) select tenant_id, id from attempt where tenant_id = \${tx.tenantId}`,
  ])('is let be: %s', (query) => {
    expect(nameless('x.ts', `const rows = await sql\`${query}\`;`)).toEqual([]);
  });

  it('is found out with any one of its conditions left out', () => {
    let tried = 0;
    const unnoticed: string[] = [];
    const narrowing: { name: string; at: number; length: number; condition: string }[] = [];
    for (const { name, source } of sources) {
      for (const { site, at, column, condition, left } of withoutEach(name, source)) {
        if (OVER_ALL.includes(name)) continue;
        tried += 1;
        if (nameless(name, left).length > 0) continue;
        if (narrows(column, condition)) narrowing.push({ name, at, length: condition.length, condition });
        else unnoticed.push(`${site} ${condition}`);
      }
    }
    expect(tried).toBeGreaterThan(550);
    expect(unnoticed).toEqual([]);
    if (process.env.RINGRATT_GUARD_REPORT)
      writeFileSync(process.env.RINGRATT_GUARD_REPORT, JSON.stringify({ tried, narrowing }));
  }, 120_000);
});
