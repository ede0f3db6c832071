import { openDatabase, withTenant } from '@ringratt/db';
import { type TestDatabase, testDatabase } from '@ringratt/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberKey } from '../numbers/key.ts';
import { registerFacts } from './facts.ts';

const principal = '01990000-0000-7000-8000-000000000001';
const center = '01990000-0000-7000-8000-000000000002';
const stranger = '01990000-0000-7000-8000-000000000003';
const at = Date.parse('2026-11-24T09:00:00Z');
const days = 86_400_000;
const key = (number: string) => numberKey({ numberKey: 'test' }, number);
const [clean, listed, blocked, consenting, customer] = ['05', '06', '07', '08', '09'].map((end) =>
  key(`+467017406${end}`),
) as [Buffer, Buffer, Buffer, Buffer, Buffer];

let testing: TestDatabase;
let admin: postgres.Sql;
let database: ReturnType<typeof openDatabase>;

const ask = (
  keys: Buffer[],
  overrides: { at?: number; contactCenterId?: string; productKind?: string } = {},
) =>
  withTenant(database, { tenantId: principal }, (tx) =>
    registerFacts(tx, {
      principalId: principal,
      contactCenterId: center,
      productKind: 'broadband',
      keys,
      at,
      ...overrides,
    }),
  );
const factsOf = async (number: Buffer, overrides: Parameters<typeof ask>[1] = {}) =>
  (await ask([number], overrides)).get(number.toString('hex'))!;

describe('registerFacts', () => {
  beforeAll(async () => {
    testing = await testDatabase();
    database = openDatabase(testing.appUrl);
    admin = postgres(testing.adminUrl, { max: 1, onnotice: () => {} });
    const instant = (offset: number) => new Date(at + offset * days).toISOString();
    for (const id of [principal, center, stranger]) {
      await admin`insert into organization values (${id}, ${id}, ${id}, true, true, '', '', '', null, now())`;
    }
    const offer = '01990000-0000-7000-8000-000000000004';
    await admin`insert into offer values (${principal}, ${offer}, ${offer}, 1, 'o', 'broadband', 'dal2', '{}', 'f', now())`;
    await admin`insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, created_at)
      values (${principal}, ${offer}, ${offer}, 'c', 'sale', ${offer}, 'live', '2026-01-01', '2026-12-31', 1, now())`;
    await admin`insert into assignment (tenant_id, id, campaign_id, contact_center_id, state, created_at)
      values (${principal}, ${offer}, ${offer}, ${center}, 'live', now())`;
    await admin`insert into nix_version (tenant_id, date, state, created_at, completed_at) values
      (${principal}, '2026-10-01', 'complete', ${instant(-50)}, ${instant(-50)}),
      (${principal}, '2026-11-01', 'complete', ${instant(-20)}, ${instant(-20)}),
      (${principal}, '2026-11-20', 'loading', ${instant(-1)}, null)`;
    await admin`insert into nix_number values (${principal}, '2026-10-01', ${clean}), (${principal}, '2026-11-01', ${listed}),
      (${principal}, '2026-11-20', ${clean})`;
    await admin`insert into suppression (tenant_id, number_key, position, number, since, removed_at, reason) values
      (${center}, ${blocked}, 1, '', ${instant(-1)}, null, 'asked'), (${principal}, ${blocked}, 1, '', ${instant(-2)}, null, 'asked'),
      (${principal}, ${consenting}, 2, '', ${instant(-9)}, ${instant(-8)}, 'asked'), (${stranger}, ${clean}, 1, '', ${instant(-9)}, null, 'asked')`;
    await admin`insert into consent (tenant_id, id, number_key, number, given_at, withdrawn_at, automated, source, created_at) values
      (${principal}, gen_random_uuid(), ${consenting}, '', ${instant(-400)}, null, true, 'web', now()),
      (${principal}, gen_random_uuid(), ${consenting}, '', ${instant(-10)}, null, false, 'web', now()),
      (${principal}, gen_random_uuid(), ${consenting}, '', ${instant(-5)}, ${instant(-4)}, false, 'web', now()),
      (${principal}, gen_random_uuid(), ${consenting}, '', ${instant(1)}, null, false, 'web', now())`;
    await admin`insert into customer_relation (tenant_id, id, number_key, number, product_kind, since, ended_at, created_at) values
      (${principal}, gen_random_uuid(), ${customer}, '', 'broadband', ${instant(-900)}, ${instant(-700)}, now()),
      (${principal}, gen_random_uuid(), ${customer}, '', 'broadband', ${instant(-300)}, null, now()),
      (${principal}, gen_random_uuid(), ${customer}, '', 'power', ${instant(-1)}, null, now())`;
  });
  afterAll(async () => {
    await admin?.end();
    await database?.close();
    await testing?.drop();
  });

  it('reads the latest complete NIX version alone', async () => {
    expect((await factsOf(listed)).nix).toEqual({ listed: true, registerDate: '2026-11-01' });
    expect((await factsOf(clean)).nix).toEqual({ listed: false, registerDate: '2026-11-01' });
  });

  it('knows no version that was loaded later than the instant, and says so where there is none', async () => {
    expect((await factsOf(clean, { at: at - 30 * days })).nix).toEqual({
      listed: true,
      registerDate: '2026-10-01',
    });
    expect((await factsOf(clean, { at: at - 60 * days })).nix).toBeNull();
  });

  it("answers both parties' suppressions, none that was removed and none of a stranger", async () => {
    expect((await factsOf(blocked)).suppressions).toEqual([
      { owner: 'principal', since: at - 2 * days },
      { owner: 'contactCenter', since: at - days },
    ]);
    expect((await factsOf(consenting)).suppressions).toEqual([]);
    expect((await factsOf(clean)).suppressions).toEqual([]);
    // Without an assignment between the two there is no answer about the other's list at all.
    expect((await factsOf(clean, { contactCenterId: stranger })).suppressions).toEqual([]);
  });

  it('joins the consents in force: the latest against NIX, any that covers automated calls', async () => {
    expect((await factsOf(consenting)).consent).toEqual({ givenAt: at - 10 * days, automated: true });
    expect((await factsOf(consenting, { at: at - 4.5 * days })).consent?.givenAt).toBe(at - 5 * days);
    expect((await factsOf(clean)).consent).toBeNull();
  });

  it('reads the open customer relation for this kind of product', async () => {
    expect((await factsOf(customer)).customer).toEqual({ since: at - 300 * days, endedAt: null });
    expect((await factsOf(customer, { at: at - 400 * days })).customer).toEqual({
      since: at - 900 * days,
      endedAt: at - 700 * days,
    });
    expect((await factsOf(customer, { productKind: 'insurance' })).customer).toBeNull();
  });

  it('answers every number asked for, each once, and asks nothing for none', async () => {
    expect([...(await ask([clean, listed, clean])).keys()].sort()).toEqual(
      [clean, listed].map((number) => number.toString('hex')).sort(),
    );
    expect((await ask([])).size).toBe(0);
  });
});
