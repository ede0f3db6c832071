import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Context,
  createApiKey,
  newId,
  numberKey,
  publicId,
  type Services,
  scopes,
  settableClock,
} from '@ringratt/services';
import { announcement, layMatrix, layParty, scriptBlocks } from '@ringratt/services/testing';
import { type TestDatabase, testDatabase } from '@ringratt/testing';
import postgres from 'postgres';
import { openContainer } from '../container.ts';

/** A Tuesday at ten in Stockholm. */
export const morning = Date.parse('2026-11-24T10:00:00+01:00');
const day = 86_400_000;

export interface Stage {
  testing: TestDatabase;
  /** As the superuser, for what a test arranges behind the services' back. */
  admin: postgres.Sql;
  services: Services & { clock: ReturnType<typeof settableClock> };
  close: () => Promise<void>;
}

export const testSecrets = { numberKey: 'a number key of tests', apiKey: 'an API key secret of tests' };

/** A database of its own, opened as the program opens it. */
export async function openStage(): Promise<Stage> {
  const testing = await testDatabase();
  const clock = settableClock(morning);
  const container = openContainer(
    { databaseUrl: testing.appUrl, connections: 8, secrets: testSecrets, clockOffset: 0 },
    clock,
  );
  const admin = postgres(testing.adminUrl, { max: 2, onnotice: () => {} });
  return {
    testing,
    admin,
    services: { ...container.services, clock },
    close: async () => {
      await Promise.all([container.close(), admin.end()]);
      await testing.drop();
    },
  };
}

export interface Organization {
  id: string;
  name: string;
}

/** A principal and a contact center that nobody else has, with a NIX version that lists nobody. */
export async function arrangeOrganization(stage: Stage): Promise<Organization> {
  const id = newId(morning);
  const name = `Organization ${id.slice(-12)}`;
  await stage.admin`insert into organization (id, name, organization_number, is_principal, is_contact_center, email, phone,
      postal_address, created_at)
    values (${id}, ${name}, '556000-0000', true, true, 'a@example.com', '+46701740699', 'Gatan 1', ${at(-30)})`;
  await stage.admin`insert into nix_version (tenant_id, date, state, created_at, completed_at)
    values (${id}, '2026-11-01', 'complete', ${at(-20)}, ${at(-20)})`;
  await layParty(stage.admin, id, morning - 30 * day);
  return { id, name };
}

export interface ArrangedCampaign {
  id: string;
  limitsId: string;
  offerId: string;
  principalId: string;
}

/** A live campaign; with `like`, under the same offer, and with `limits` also under the other's limits. */
export async function arrangeCampaign(
  stage: Stage,
  principal: Organization,
  options: { like?: ArrangedCampaign; limits?: boolean } = {},
): Promise<ArrangedCampaign> {
  const id = newId(morning);
  const offerId = options.like?.offerId ?? newId(morning);
  const limitsId = options.like && options.limits ? options.like.limitsId : id;
  if (!options.like) {
    await stage.admin`insert into offer (tenant_id, id, lineage_id, version, name, product_kind, regime, terms, fingerprint,
        created_at)
      values (${principal.id}, ${offerId}, ${offerId}, 1, 'Offer', 'broadband', 'dal2', '{"subject":"service"}', ${randomBytes(16)}, ${at(-10)})`;
  }
  await stage.admin`insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume,
      created_at)
    values (${principal.id}, ${id}, ${limitsId}, 'Campaign', 'sale', ${offerId}, 'live', '2026-11-02', '2027-03-31', 100000,
      ${at(-10)})`;
  return { id, limitsId, offerId, principalId: principal.id };
}

export interface ArrangedAssignment {
  id: string;
  publicId: string;
  campaign: ArrangedCampaign;
  center: Organization;
  listId: string;
  presentedNumber: string;
}

/** A live assignment whose gate is open; without `signed` the responsibility agreement is missing. */
export async function arrangeAssignment(
  stage: Stage,
  campaign: ArrangedCampaign,
  center: Organization,
  options: { signed?: boolean } = {},
): Promise<ArrangedAssignment> {
  const { admin } = stage;
  const tenant = campaign.principalId;
  const id = newId(morning);
  const script = newId(morning);
  const listId = newId(morning);
  const presentedNumber = '+46701740690';
  await admin`insert into script_version (tenant_id, id, campaign_id, version, blocks, created_at, approved_at)
    select ${tenant}, ${script}, ${campaign.id}, 1 + count(*), ${admin.json(scriptBlocks as never)}, ${at(-9)}, ${at(-9)}
    from script_version where tenant_id = ${tenant} and campaign_id = ${campaign.id}`;
  await admin`insert into assignment (tenant_id, id, campaign_id, contact_center_id, state, agents, dialing_modes,
      dialing_declared_at, script_version_id, principal_signed_at, contact_center_signed_at, created_at)
    values (${tenant}, ${id}, ${campaign.id}, ${center.id}, 'live', 5, ${['progressive', 'manual']}, ${at(-8)}, ${script},
      ${at(-8)}, ${options.signed === false ? null : at(-8)}, ${at(-9)})`;
  await admin`insert into presented_number (tenant_id, id, assignment_id, number, from_at, callable, answered_by,
      announcement, announced_at, created_at)
    values (${tenant}, ${newId(morning)}, ${id}, ${presentedNumber}, ${at(-8)}, true, 'message', ${admin.json(announcement)},
      ${at(-8)}, ${at(-8)})`;
  if (options.signed !== false)
    await layMatrix(admin, { tenantId: tenant, assignmentId: id, since: morning - 8 * day });
  await admin`insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name, state,
      encoding, delimiter, number_column, created_at)
    values (${tenant}, ${listId}, ${campaign.id}, ${id}, 'List', 'Adressbolaget AB', 'list.csv', 'planned', 'utf-8', ';', 0, ${at(-1)})`;
  return { id, publicId: publicId('assignment', id), campaign, center, listId, presentedNumber };
}

/** Contacts with a planned slot each, due one a second since nine o'clock. */
export async function arrangeSlots(
  stage: Stage,
  assignment: ArrangedAssignment,
  numbers: readonly string[],
): Promise<void> {
  const { campaign, id, listId } = assignment;
  const opened = new Date(morning - 3_600_000).toISOString();
  const closes = new Date(Date.parse('2026-11-24T21:00:00+01:00')).toISOString();
  const rows = numbers.map((number, i) => ({
    tenant_id: campaign.principalId,
    contact: newId(morning),
    slot: newId(morning),
    number,
    key: numberKey(testSecrets, number).toString('hex'),
    line: i + 2,
  }));
  await stage.admin`with wanted as (
      select * from jsonb_to_recordset(${stage.admin.json(rows)}) as x(contact uuid, slot uuid, number text, key text, line int)
    ), contacts as (
      insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, name, state, created_at)
      select ${campaign.principalId}, contact, ${listId}, ${campaign.id}, ${id}, line, number, decode(key, 'hex'), 'Kim ' || line,
        'planned', ${opened} from wanted
    )
    insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before, dial_before,
      attempt_number, redial, fencing)
    select ${campaign.principalId}, 0, slot, ${id}, contact, decode(key, 'hex'), 'planned',
      ${opened}::timestamptz + line * interval '1 second' - interval '2 seconds', ${closes}, 1, false, 0
    from wanted`;
}

/** A key of an organization's; all scopes unless given. */
export async function arrangeKey(
  stage: Stage,
  organization: Organization,
  options: { scopes?: string[]; assignmentId?: string; requestsPerSecond?: number } = {},
): Promise<{ id: string; secret: string }> {
  return createApiKey(ownerOf(stage, organization), {
    name: 'Dialer',
    scopes: (options.scopes ?? scopes) as never,
    requestsPerSecond: options.requestsPerSecond ?? 1_000,
    ...(options.assignmentId ? { assignmentId: options.assignmentId } : {}),
  });
}

export function ownerOf(stage: Stage, organization: Organization): Context {
  return {
    ...stage.services,
    organizationId: organization.id,
    actor: { kind: 'person', personId: randomUUID(), role: 'owner' },
  };
}

/** Numbers of the series reserved for fiction. */
export const fictional = (count: number, from = 5) =>
  Array.from({ length: count }, (_, i) => `+467017406${String(from + i).padStart(2, '0')}`);

const at = (days: number) => new Date(morning + days * day).toISOString();
