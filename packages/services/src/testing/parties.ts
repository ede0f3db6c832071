import type { Database } from '@ringratt/db';
import { openDatabase } from '@ringratt/db';
import { type TestDatabase, testDatabase } from '@ringratt/testing';
import postgres from 'postgres';
import { settableClock } from '../clock.ts';
import type { Actor, Context, Services } from '../context.ts';
import { newId } from '../ids.ts';
import { layMatrix, layParty } from './gate.ts';

/** A Tuesday forenoon in open hours. */
export const noon = Date.parse('2026-11-24T09:00:00Z');

/** A database of the test file's own, with services over it and a way behind them. */
export interface Stage {
  services: Services & { clock: ReturnType<typeof settableClock> };
  database: Database;
  urls: TestDatabase;
  /** As the superuser, for what a test arranges or looks at behind the services' back. */
  admin: postgres.Sql;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const urls = await testDatabase();
  const database = openDatabase(urls.appUrl);
  const admin = postgres(urls.adminUrl, { max: 2, onnotice: () => {} });
  return {
    services: {
      database,
      clock: settableClock(noon),
      secrets: { numberKey: 'number key of the tests', apiKey: 'api key of the tests' },
    },
    database,
    urls,
    admin,
    close: async () => {
      await admin.end();
      await database.close();
      await urls.drop();
    },
  };
}

export interface Parties {
  principalId: string;
  contactCenterId: string;
  campaignId: string;
  assignmentId: string;
  productKind: string;
  /** As owner of each side. */
  principal: Context;
  center: Context;
}

/** A principal and a contact center with a live assignment, laid straight into the tables. */
export async function arrangeParties(stage: Stage): Promise<Parties> {
  const now = stage.services.clock.now();
  const at = new Date(now - 30 * 86_400_000).toISOString();
  const [principalId, contactCenterId, offerId, campaignId, assignmentId] = Array.from({ length: 5 }, () =>
    newId(now),
  ) as [string, string, string, string, string];
  const { admin } = stage;
  for (const [id, principal] of [
    [principalId, true],
    [contactCenterId, false],
  ] as const) {
    await admin`insert into organization values (${id}, ${`Bolag ${id.slice(-4)}`}, '556677-8899', ${principal},
      ${!principal}, 'post@example.test', '+46701740605', 'Gatan 1', null, ${at})`;
  }
  await admin`insert into offer values (${principalId}, ${offerId}, ${offerId}, 1, 'Fiber', 'broadband', 'dal2', '{"subject":"service"}', ${offerId}, ${at})`;
  await admin`insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, created_at)
    values (${principalId}, ${campaignId}, ${campaignId}, 'Fiber', 'sale', ${offerId}, 'live', '2026-10-01', '2027-06-30', 100000, ${at})`;
  await admin`insert into assignment (tenant_id, id, campaign_id, contact_center_id, state, agents, hopper, dialing_modes,
      dialing_declared_at, principal_signed_at, contact_center_signed_at, created_at)
    values (${principalId}, ${assignmentId}, ${campaignId}, ${contactCenterId}, 'live', 20, 0, '{progressive,manual}',
      ${at}, ${at}, ${at}, ${at})`;
  const since = now - 30 * 86_400_000;
  for (const id of [principalId, contactCenterId]) await layParty(admin, id, since);
  await layMatrix(admin, { tenantId: principalId, assignmentId, since });
  const owner: Actor = { kind: 'person', personId: newId(now), role: 'owner' };
  return {
    principalId,
    contactCenterId,
    campaignId,
    assignmentId,
    productKind: 'broadband',
    principal: { ...stage.services, organizationId: principalId, actor: owner },
    center: { ...stage.services, organizationId: contactCenterId, actor: owner },
  };
}

/** The same organization, as another actor. */
export function as(ctx: Context, actor: Actor): Context {
  return { ...ctx, actor };
}

/** The events of a tenant, oldest first, as the trail holds them. */
export function eventsOf(
  stage: Stage,
  tenantId: string,
): Promise<{ action: string; subject: string; body: Record<string, unknown> }[]> {
  return stage.admin`select action, subject, body from event where tenant_id = ${tenantId} order by xid, seq` as never;
}
