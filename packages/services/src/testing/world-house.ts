import { randomBytes } from 'node:crypto';
import type { Actor, Context } from '../context.ts';
import { newId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { layParty } from './gate.ts';
import type { Stage } from './parties.ts';
import { day, lay, nextHouseNumber, nextNumber } from './world-rows.ts';

/** What belongs to an organization as a whole. */
export interface House {
  mark: string;
  organizationId: string;
  /** Its organization number. */
  houseNumber: string;
  ownerId: string;
  apiKeyId: string;
  customerRelationId: string;
  auditGrantId: string;
  invitationId: string;
  /** Blocked, consenting and a customer's. */
  number: string;
  owner: Context;
}
export async function layHouse(stage: Stage, given: { mark: string; principal: boolean }): Promise<House> {
  const { mark } = given;
  const now = stage.services.clock.now();
  const at = new Date(now - 30 * day).toISOString();
  const until = new Date(now + 30 * day).toISOString();
  const [organizationId, ownerId, apiKeyId, customerRelationId, auditGrantId, invitationId, decoyId] =
    Array.from({ length: 7 }, () => newId(now)) as [string, string, string, string, string, string, string];
  const number = nextNumber();
  const houseNumber = nextHouseNumber();
  const key = numberKey(stage.services.secrets, number);
  const tenant = { tenant_id: organizationId };
  const put = (table: string, row: Record<string, unknown>) => lay(stage, table, row);
  await put('organization', {
    id: organizationId,
    name: mark,
    organization_number: houseNumber,
    is_principal: given.principal,
    is_contact_center: !given.principal,
    email: `${organizationId}@example.test`,
    phone: '+46701740605',
    postal_address: `${mark} gata 1`,
    trade_body: null,
    created_at: at,
  });
  await layParty(stage.admin, organizationId, now - 30 * day);
  await stage.admin`update agent_attestation set reference = ${`${mark}-agent`} where tenant_id = ${organizationId}`;
  await stage.admin`update privacy_policy set found_at = ${mark} where tenant_id = ${organizationId}`;
  await stage.admin`insert into privacy_policy (tenant_id, id, version, state, texts, plain, edited_at)
    select tenant_id, ${newId(now)}, 2, 'draft', texts, true, edited_at from privacy_policy where tenant_id = ${organizationId}`;
  await put('person', {
    id: ownerId,
    email: `${ownerId}@example.test`,
    name: `${mark} ägare`,
    password_hash: 'none',
    locale: 'sv',
    created_at: at,
  });
  await put('membership', { ...tenant, person_id: ownerId, role: 'owner', created_at: at });
  await put('session', {
    id: newId(now),
    person_id: ownerId,
    token_hash: randomBytes(32),
    created_at: at,
    last_seen_at: at,
    expires_at: until,
  });
  await put('spent_code', { person_id: ownerId, step: 1 });
  await put('recovery_code', { person_id: ownerId, code_hash: randomBytes(32), created_at: at });
  await put('password_reset', {
    person_id: ownerId,
    id: newId(now),
    token_hash: randomBytes(32),
    created_at: at,
    expires_at: until,
  });
  await put('person_identity', {
    ...tenant,
    issuer: 'https://login.example.test',
    subject: ownerId,
    person_id: ownerId,
    linked_at: at,
  });
  await put('identity_provider', {
    ...tenant,
    issuer: `https://${organizationId}.example.test`,
    client_id: mark,
    client_secret: randomBytes(32),
    domain: `${organizationId}.example.test`,
    created_at: at,
    updated_at: at,
  });
  await put('api_key', {
    ...tenant,
    id: apiKeyId,
    name: `${mark} nyckel`,
    prefix: apiKeyId.slice(-8),
    secret_hash: randomBytes(32),
    scopes: ['me:read'],
    created_at: at,
  });
  await put('api_request', {
    ...tenant,
    id: newId(now),
    at,
    api_key_id: apiKeyId,
    method: 'GET',
    route: `/v1/${mark}`,
    status: 200,
    duration: 3,
  });
  await put('audit_grant', {
    ...tenant,
    id: auditGrantId,
    person_id: ownerId,
    email: `auditor@${organizationId}.example.test`,
    campaign_id: null,
    starts_at: at,
    ends_at: until,
    reason: `${mark} granskning`,
    granted_by: ownerId,
    created_at: at,
  });
  await put('invitation', {
    ...tenant,
    id: invitationId,
    email: `invited@${organizationId}.example.test`,
    role: 'manager',
    token_hash: randomBytes(32),
    invited_by: ownerId,
    created_at: at,
    expires_at: until,
  });
  // An organization has none any more; a tenant's row it is all the same.
  await put('founding', {
    ...tenant,
    token_hash: randomBytes(32),
    content: randomBytes(64),
    created_at: at,
    expires_at: until,
  });
  await put('nix_version', {
    ...tenant,
    date: '2026-11-16',
    state: 'complete',
    numbers: 1,
    created_at: at,
    completed_at: at,
  });
  await put('nix_number', { ...tenant, date: '2026-11-16', number_key: randomBytes(16) });
  await put('suppression', {
    ...tenant,
    number_key: key,
    position: 1,
    number,
    since: at,
    reason: `${mark} spärr`,
  });
  await put('consent', {
    ...tenant,
    id: newId(now),
    number_key: key,
    number,
    given_at: at,
    automated: false,
    source: `${mark} samtycke`,
    created_at: at,
  });
  await put('customer_relation', {
    ...tenant,
    id: customerRelationId,
    number_key: key,
    number,
    product_kind: `${mark} fiber`,
    since: at,
    created_at: at,
  });
  await put('idempotency', {
    ...tenant,
    api_key_id: apiKeyId,
    key: decoyId,
    route: 'x',
    body_hash: randomBytes(32),
    result: mark,
    created_at: at,
  });
  await put('responsibility_template', { ...tenant, content: { mark }, saved_at: at });
  const actor: Actor = { kind: 'person', personId: ownerId, role: 'owner' };
  return {
    mark,
    organizationId,
    houseNumber,
    ownerId,
    apiKeyId,
    customerRelationId,
    auditGrantId,
    invitationId,
    number,
    owner: { ...stage.services, organizationId, actor },
  };
}
