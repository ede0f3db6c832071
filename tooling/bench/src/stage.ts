import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '@ringratt/bootstrap/postgres';
import { databaseUrl, roleUrl } from '@ringratt/bootstrap/roles';
import { type Database, openDatabase } from '@ringratt/db';
import { openCampaign, type SeededCampaign } from '@ringratt/demo/campaign';
import { putInOrder } from '@ringratt/demo/conditions';
import { importNumbers } from '@ringratt/demo/lists';
import { foundOrganization, type Party } from '@ringratt/demo/parties';
import { type Context, goLive, idOf, loadNixVersion, type Services } from '@ringratt/services';
import { migrate } from '@ringratt/testing/migrate';
import postgres from 'postgres';

/** A Tuesday at ten in Stockholm: everything may be called until nine in the evening. */
const morning = Date.parse('2026-11-24T10:00:00+01:00');

/** A database of the bench's own, durable as a real one, migrated and empty. */
export interface Stage {
  services: Services;
  /** As the superuser, who arranges what is measured. */
  admin: postgres.Sql;
  /** As `ringratt_app`, over as many connections as are asked for. */
  open(connections: number): Database;
  adminUrl: string;
  close(): Promise<void>;
}

export async function openStage(connections: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-bench-'));
  const cluster = await startCluster(folder);
  const adminUrl = databaseUrl(cluster.adminUrl, 'ringratt');
  const server = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  await server`create database ringratt`;
  await server.end();
  await migrate(adminUrl);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const appUrl = roleUrl(adminUrl, 'app');
  const opened: Database[] = [];
  const open = (max: number) => {
    const database = openDatabase(appUrl, { connections: max, name: 'ringratt-bench' });
    opened.push(database);
    return database;
  };
  const offset = morning - Date.now();
  return {
    services: {
      database: open(connections),
      clock: { now: () => Date.now() + offset },
      secrets: {
        numberKey: 'number key of the bench, thirty-two bytes',
        apiKey: 'API key secret of the bench, 32 bytes',
      },
    },
    admin,
    open,
    adminUrl,
    close: async () => {
      await Promise.all([...opened.map((database) => database.close()), admin.end()]);
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A principal and a contact center with a live assignment whose gate is open. */
export interface BenchParties {
  principal: Party;
  center: Party;
  tenantId: string;
  campaignId: string;
  assignmentId: string;
  offerId: string;
  /** The center's machine. */
  dialer: Context;
}

export async function arrangeParties(stage: Stage): Promise<BenchParties> {
  const principal = await foundOrganization(stage.services, {
    name: 'Bänkbolaget AB',
    organizationNumber: '556000-4615',
    side: 'principal',
    phone: '+46701740690',
    domain: 'bank.example',
    owner: { name: 'Eva Bänk', email: 'eva@bank.example' },
  });
  const center = await foundOrganization(stage.services, {
    name: 'Ringcentralen AB',
    organizationNumber: '556000-4623',
    side: 'contactCenter',
    phone: '+46701740691',
    domain: 'central.example',
    owner: { name: 'Olle Central', email: 'olle@central.example' },
  });
  await loadNixVersion(principal.ctx, { date: '2026-11-20', numbers: [] });
  await putInOrder(principal, []);
  await putInOrder(center, ['0400']);
  const opened: SeededCampaign = await openCampaign(principal, center, {
    name: 'Bänken',
    offer: 'Fiber 100',
    productKind: 'broadband',
    description: 'Fiber till hemmet',
    monthlyPrice: 39_900,
    startsOn: '2026-11-02',
    endsOn: '2027-06-30',
    volume: 10_000_000,
    agents: 300,
    attemptsPerAgentHour: 60,
    hopper: 0,
    presentedNumbers: ['+46701740692'],
  });
  await importNumbers(
    principal.ctx,
    {
      campaignId: opened.campaignId,
      assignmentId: opened.assignmentId,
      name: 'Första listan',
      fileName: 'first.csv',
      addressSource: 'Adressbolaget AB',
    },
    ['+46701740693'],
  );
  await goLive(center.ctx, { assignmentId: opened.assignmentId });
  const assignmentId = idOf('assignment', opened.assignmentId);
  const campaignId = idOf('campaign', opened.campaignId);
  const [row] = await stage.admin<{ offerId: string }[]>`
    select offer_id as "offerId" from campaign where id = ${campaignId}`;
  return {
    principal,
    center,
    tenantId: principal.organizationId,
    campaignId,
    assignmentId,
    offerId: row!.offerId,
    dialer: {
      ...stage.services,
      organizationId: center.organizationId,
      actor: {
        kind: 'apiKey',
        keyId: assignmentId,
        assignmentId: null,
        scopes: ['slots:claim', 'slots:read', 'attempts:report', 'attempts:read', 'decisions:make'],
      },
    },
  };
}

/** So many contacts, each with a slot that fell due this morning, and statistics that know them. */
export async function fillSlots(stage: Stage, parties: BenchParties, slots: number): Promise<void> {
  const { admin } = stage;
  const { tenantId, campaignId, assignmentId } = parties;
  const at = new Date(morning).toISOString();
  const list = await addList(stage, parties);
  await admin`with numbered as (
      select i, uuidv7() as contact_id, '+4670' || lpad(i::text, 7, '0') as number,
        decode(md5(${list} || i), 'hex') as key
      from generate_series(1, ${slots}::int) i
    ), contacts as (
      insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, name, state,
        created_at)
      select ${tenantId}, contact_id, ${list}, ${campaignId}, ${assignmentId}, i + 1, number, key, 'Konsument ' || i,
        'planned', ${at}
      from numbered
    )
    insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before, dial_before,
      attempt_number, redial, fencing)
    select ${tenantId}, 0, uuidv7(), ${assignmentId}, contact_id, key, 'planned',
      ${at}::timestamptz - interval '1 hour' + i * interval '1 millisecond', ${at}::timestamptz + interval '11 hours', 1,
      false, 0
    from numbered`;
  for (const table of ['contact', 'slot', 'reach', 'attempt', 'contact_list'])
    await admin.unsafe(`vacuum analyze ${table}`);
}

/** So many contacts that wait for their first slot. */
export async function fillContacts(stage: Stage, parties: BenchParties, contacts: number): Promise<void> {
  const { admin } = stage;
  const { tenantId, campaignId, assignmentId } = parties;
  const at = new Date(morning).toISOString();
  const list = await addList(stage, parties);
  await admin`insert into contact (tenant_id, id, list_id, campaign_id, assignment_id, line, number, number_key, name, state,
      created_at)
    select ${tenantId}, uuidv7(), ${list}, ${campaignId}, ${assignmentId}, i + 1, '+4670' || lpad(i::text, 7, '0'),
      decode(md5(${list} || i), 'hex'), 'Konsument ' || i, 'waiting', ${at}
    from generate_series(1, ${contacts}::int) i`;
  await admin`vacuum analyze contact`;
}

async function addList(stage: Stage, parties: BenchParties): Promise<string> {
  const [list] = await stage.admin<{ id: string }[]>`
    insert into contact_list (tenant_id, id, campaign_id, assignment_id, name, address_source, file_name, state, encoding,
      delimiter, number_column, created_at)
    values (${parties.tenantId}, uuidv7(), ${parties.campaignId}, ${parties.assignmentId}, 'Bänk', 'Adressbolaget AB',
      'b.csv', 'planned', 'utf-8', ';', 0, ${new Date(morning).toISOString()}) returning id`;
  return list!.id;
}

/** So many attempts of the assignment, one a second back in time, over its contacts. */
export async function fillAttempts(stage: Stage, parties: BenchParties, attempts: number): Promise<void> {
  const at = new Date(morning).toISOString();
  await stage.admin`with numbered as (
      select row_number() over () as i, id, number, number_key from contact where tenant_id = ${parties.tenantId} limit ${attempts}
    )
    insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id, number,
      number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
      started_at, ended_at, outcome, rings, rule_pack)
    select ${parties.tenantId}, uuidv7(), ${parties.assignmentId}, ${parties.campaignId}, ${parties.center.organizationId},
      ${parties.offerId}, id, number, number_key, '+46701740692', 'ended', 'progressive', 'sell', false, 1, 1, began, began,
      began, began, 'no-answer', 6, 'se-consumer-2021-07-01'
    from numbered cross join lateral (select ${at}::timestamptz - i * interval '1 second' as began) t`;
  await stage.admin`vacuum analyze attempt`;
}
