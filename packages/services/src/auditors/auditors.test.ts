import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvents, listMyOpened, recordAccess } from '../audit/index.ts';
import { createCampaign, getCampaign, listCampaigns } from '../campaigns/index.ts';
import type { Context } from '../context.ts';
import { explainNumber } from '../decisions/index.ts';
import { publicId } from '../ids.ts';
import { acceptAsNew, acceptInvitation, inviteMember, readInvitation } from '../invitations/index.ts';
import { actingAs } from '../people/acting.ts';
import { createPerson } from '../people/create-person.ts';
import { lookUpSession, openSession, type Session } from '../people/index.ts';
import { may, permissions } from '../permissions.ts';
import { beginEnrolment, confirmEnrolment, oneTimeCode } from '../second-factor/index.ts';
import { arrangeParties, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { endAudit, grantAudit, listAuditGrants, listMyAudits, viewableGrant } from './index.ts';

let stage: Stage;
let parties: Parties;
let people = 0;

beforeAll(async () => {
  stage = await openStage();
  parties = await arrangeParties(stage);
});
afterAll(() => stage?.close());

const window = { from: '2026-11-01', through: '2026-12-31', reason: 'Årlig granskning' };

async function arrangeAuditor(grant: Partial<Parameters<typeof grantAudit>[1]> = {}) {
  const email = `auditor${++people}@example.test`;
  const granted = await grantAudit(parties.principal, { ...window, email, ...grant });
  const { personId } = await acceptAsNew(stage.services, {
    token: granted.token,
    name: 'Ulrika Sandelin',
    password: 'correct horse battery',
    locale: 'sv',
  });
  const { token } = await openSession(stage.services, { personId });
  const waiting = (await lookUpSession(stage.services, token))!;
  const { seed } = await beginEnrolment(stage.services, personId);
  await confirmEnrolment(stage.services, {
    personId,
    sessionId: waiting.session.id,
    code: oneTimeCode(seed, stage.services.clock.now()),
  });
  return { ...granted, email, personId, sessionToken: token, lackedAtFirst: waiting.lacks };
}

async function sessionOf(token: string): Promise<Session> {
  return (await lookUpSession(stage.services, token))!.session;
}

async function actingOf(token: string): Promise<Context> {
  const session = await sessionOf(token);
  return actingAs(stage.services, session, session.memberships[0]!);
}

describe('an auditor’s leave', () => {
  it('begins when the link is followed, asks for a second factor, and ends by the clock, from the next request', async () => {
    const auditor = await arrangeAuditor();
    expect(auditor.lackedAtFirst).toBe('enrolment');
    const session = await sessionOf(auditor.sessionToken);
    expect(session.memberships).toMatchObject([
      { organizationId: parties.principalId, role: 'auditor', grant: { campaignId: null } },
    ]);
    const before = stage.services.clock.now();
    // The last instant of the last day, in Stockholm.
    stage.services.clock.set(Date.parse('2026-12-31T22:59:59.999Z'));
    const late = await openSession(stage.services, { personId: auditor.personId });
    expect((await sessionOf(late.token)).memberships).toHaveLength(1);
    stage.services.clock.set(Date.parse('2026-12-31T23:00:00.000Z'));
    expect((await sessionOf(late.token)).memberships).toEqual([]);
    stage.services.clock.set(before);
    expect((await sessionOf(auditor.sessionToken)).memberships).toHaveLength(1);
    await endAudit(parties.principal, auditor.grantId);
    expect((await sessionOf(auditor.sessionToken)).memberships).toEqual([]);
    expect(await listMyAudits(stage.services, auditor.personId)).toMatchObject([
      { id: auditor.grantId, state: 'ended', reason: window.reason },
    ]);
    await expect(endAudit(parties.principal, auditor.grantId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is given by owners alone, for a time to come, once at a time, to nobody of the own house', async () => {
    const email = 'again@example.test';
    const manager = {
      ...parties.principal,
      actor: { kind: 'person' as const, personId: parties.principalId, role: 'manager' as const },
    };
    const { grantId } = await grantAudit(parties.principal, { ...window, email: 'others@example.test' });
    for (const tried of [
      () => grantAudit(manager, { ...window, email }),
      () => endAudit(manager, grantId),
      () => viewableGrant(manager, grantId),
      () => listAuditGrants(manager),
    ])
      await expect(tried()).rejects.toMatchObject({ code: 'forbidden' });
    await endAudit(parties.principal, grantId);
    await expect(
      grantAudit(parties.principal, { ...window, email, through: '2026-11-23' }),
    ).rejects.toMatchObject({ issues: [{ path: 'through', message: 'inThePast' }] });
    await expect(
      grantAudit(parties.principal, { ...window, email, through: '2026-10-01' }),
    ).rejects.toMatchObject({ issues: [{ path: 'through' }] });
    const foreign = publicId('campaign', (await arrangeParties(stage)).campaignId);
    await expect(
      grantAudit(parties.principal, { ...window, email, campaignId: foreign }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const both = await Promise.allSettled([
      grantAudit(parties.principal, { ...window, email }),
      grantAudit(parties.principal, { ...window, email }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await grantAudit(parties.principal, { ...window, email, from: '2027-01-01', through: '2027-01-31' });
    const { token } = await inviteMember(parties.principal, {
      email: 'inside@example.test',
      role: 'manager',
    });
    await acceptAsNew(stage.services, {
      token,
      name: 'Elin',
      password: 'correct horse battery',
      locale: 'sv',
    });
    await expect(
      grantAudit(parties.principal, { ...window, email: 'inside@example.test' }),
    ).rejects.toMatchObject({ code: 'already-member' });
  });

  it('is told on the page of the link, and the link opens once and not after the leave has ended', async () => {
    const granted = await grantAudit(parties.principal, { ...window, email: 'once@example.test' });
    expect(await readInvitation(stage.services, granted.token)).toMatchObject({
      email: 'once@example.test',
      role: 'auditor',
      grant: { reason: window.reason, campaign: null },
    });
    const personId = await createPerson(stage.services, {
      email: 'other.address@example.test',
      name: 'Ulrika',
      password: 'correct horse battery',
    });
    const both = await Promise.allSettled([
      acceptInvitation(stage.services, { token: granted.token, personId }),
      acceptInvitation(stage.services, { token: granted.token, personId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(readInvitation(stage.services, granted.token)).rejects.toMatchObject({ code: 'not-found' });
    const ended = await grantAudit(parties.principal, { ...window, email: 'ended@example.test' });
    await endAudit(parties.principal, ended.grantId);
    await expect(readInvitation(stage.services, ended.token)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listAuditGrants(parties.principal)).find(({ id }) => id === granted.grantId)).toMatchObject(
      {
        state: 'live',
        name: 'Ulrika',
      },
    );
  });
});

describe('what an auditor can do', () => {
  it('is to read: in the table of rights no auditor has another kind', () => {
    const given = Object.entries(permissions).filter(([, { roles }]) =>
      (roles as readonly string[]).includes('auditor'),
    );
    expect(given.length).toBeGreaterThan(8);
    expect(given.map(([name]) => name).filter((name) => !/\.(read|listen)$/.test(name))).toEqual([]);
  });

  it('is to read in the database too, even where a verb forgot to ask', async () => {
    const acting = await actingOf((await arrangeAuditor()).sessionToken);
    for (const statement of ['update campaign set name = name', 'delete from slot', 'create table x ()']) {
      await expect(
        withTenant(acting.database, { tenantId: acting.organizationId }, (tx) => tx.sql.unsafe(statement)),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(25006|42501)$/) });
    }
    const [role] = await withTenant(
      acting.database,
      { tenantId: acting.organizationId, side: 'principal' },
      (tx) => tx.sql<{ role: string }[]>`select current_user as role`,
    );
    expect(role!.role).toBe('ringratt_auditor');
    // The same without the transaction's own lock: the role has no grant.
    await expect(
      stage.admin.begin(async (sql) => {
        await sql`set local role ringratt_auditor`;
        await sql`select set_config('app.tenant', ${parties.principalId}, true)`;
        await sql`update campaign set name = name`;
      }),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(createCampaign(acting, {} as never)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('stays inside one campaign where the leave names one', async () => {
    const { admin } = stage;
    const other = { id: '01940000-0000-7000-8000-00000000c0de' };
    await admin`
      insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, created_at)
      select tenant_id, ${other.id}, ${other.id}, 'Annat', kind, offer_id, state, starts_on, ends_on, volume, created_at
      from campaign where tenant_id = ${parties.principalId} and id = ${parties.campaignId}`;
    const campaignId = publicId('campaign', parties.campaignId);
    const auditor = await arrangeAuditor({ campaignId });
    const acting = await actingOf(auditor.sessionToken);
    expect((await listCampaigns(acting)).items.map(({ id }) => id)).toEqual([campaignId]);
    await expect(getCampaign(acting, publicId('campaign', other.id))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await getCampaign(acting, campaignId)).assignments).toHaveLength(1);
    const whole = await actingOf((await arrangeAuditor()).sessionToken);
    expect((await listCampaigns(whole)).items).toHaveLength(2);
    // Events of the organization as a whole, such as who joined, are not the campaign's.
    expect((await listEvents(acting, {} as never)).items.every(({ chain }) => chain.startsWith('asg_'))).toBe(
      true,
    );
  });

  it('gets a number’s verdict, which is on record though the auditor writes nothing', async () => {
    for (const campaignId of [null, publicId('campaign', parties.campaignId)]) {
      const acting = await actingOf((await arrangeAuditor({ campaignId })).sessionToken);
      const before = (await eventsOf(stage, parties.principalId)).filter(
        (e) => e.action === 'number.asked',
      ).length;
      const verdict = await explainNumber(acting, {
        assignmentId: parties.assignmentId,
        number: '+46701740647',
      });
      expect(verdict.decisionId).toMatch(/^[0-9a-f-]{36}$/);
      const after = (await eventsOf(stage, parties.principalId)).filter(
        (e) => e.action === 'number.asked',
      ).length;
      expect(after).toBe(before + 1);
    }
  });
});

describe('the record of what is opened', () => {
  it('is there before anything is shown, once in a while, with no number in clear', async () => {
    const auditor = await arrangeAuditor();
    const acting = await actingOf(auditor.sessionToken);
    // The list goes by time: no two fall into one millisecond.
    const record: typeof recordAccess = (...given) => {
      stage.services.clock.advance(1);
      return recordAccess(...given);
    };
    const open = (subject: string) =>
      record(acting, { action: 'access.opened', subject, unlessWithin: 300_000 });
    await open('/campaigns');
    await open('/campaigns');
    await open('/numbers/+46701740647');
    await open('/numbers/070-174 06 47');
    await record(acting, { action: 'access.downloaded', subject: '/api/campaigns.csv' });
    await record(acting, { action: 'access.downloaded', subject: '/api/campaigns.csv' });
    const { items } = await listMyOpened(acting);
    expect(items.map(({ subject }) => subject.replace(/[0-9a-f]{32}/, '#')).reverse()).toEqual([
      '/campaigns',
      '/numbers/number:#',
      '/api/campaigns.csv',
      '/api/campaigns.csv',
    ]);
    expect(items[0]!.details).toEqual({ grant: auditor.grantId });
    stage.services.clock.advance(300_001);
    await open('/campaigns');
    expect((await listMyOpened(acting)).items).toHaveLength(5);
  });

  it('says that the granter looked, when it was the granter', async () => {
    const granted = await grantAudit(parties.principal, { ...window, email: 'seen@example.test' });
    const grant = await viewableGrant(parties.principal, granted.grantId);
    const personId = await createPerson(stage.services, {
      email: 'owner.views@example.test',
      name: 'Maja',
      password: 'correct horse battery',
    });
    await stage.admin`insert into membership (tenant_id, person_id, role, created_at) values (${parties.principalId}, ${personId}, 'owner', now())`;
    const { token } = await openSession(stage.services, { personId });
    const session = await sessionOf(token);
    const acting = actingAs(stage.services, session, session.memberships[0]!, grant);
    expect(may(acting.actor, 'campaign.write')).toBe(false);
    await recordAccess(acting, { action: 'access.opened', subject: '/campaigns' });
    expect((await listMyOpened(acting)).items[0]!.details).toEqual({ grant: granted.grantId, viewing: true });
    await endAudit(parties.principal, granted.grantId);
    await expect(viewableGrant(parties.principal, granted.grantId)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
