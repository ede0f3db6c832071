import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';
import {
  acceptAsNew,
  inviteMember,
  listInvitations,
  readInvitation,
  withdrawMemberInvitation,
} from '../invitations/index.ts';
import { linkToken } from '../invitations/token.ts';
import { foundOrganization } from '../organizations/index.ts';
import { nextOrganizationNumber } from '../testing/organization-number.ts';
import { eventsOf, noon, openStage, type Stage } from '../testing/parties.ts';
import { arrangeSecondFactor } from '../testing/second-factor.ts';
import {
  addMembership,
  changeMember,
  changePassword,
  completeSignIn,
  createPerson,
  findSession,
  leaveOrganization,
  listMembers,
  lookUpSession,
  removeMember,
  requestPasswordReset,
  resetLinkOpens,
  resetPassword,
  SignInRefused,
  signIn,
} from './index.ts';

let stage: Stage;
let made = 0;
const password = 'correct horse battery';

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const fields = {
  name: 'Björkvik Bredband AB',
  sides: ['principal' as const],
  email: 'fragor@example.test',
  phone: '070-174 06 05',
  postalAddress: 'Box 1, 111 20 Stockholm',
};

async function arrangeOrganization() {
  const email = `owner${++made}@example.test`;
  const personId = await createPerson(stage.services, { name: 'Maja Lindqvist', email, password });
  const { organizationId } = await foundOrganization(
    stage.services,
    { ...fields, organizationNumber: nextOrganizationNumber() },
    { personId, address: `192.0.2.${made}` },
  );
  const owner: Context = {
    ...stage.services,
    organizationId,
    actor: { kind: 'person', personId, role: 'owner' },
  };
  return { organizationId, personId, email, owner };
}

async function join(
  owner: Context,
  role: 'owner' | 'manager' | 'agentLead',
  signs = false,
): Promise<Context> {
  const email = `member${++made}@example.test`;
  const { token } = await inviteMember(owner, { email, role, signs });
  const { personId, organizationId } = await acceptAsNew(stage.services, {
    token,
    name: 'Elin',
    password,
    locale: 'sv',
  });
  return { ...stage.services, organizationId, actor: { kind: 'person', personId, role } };
}

const personOf = (ctx: Context) => publicId('person', (ctx.actor as { personId: string }).personId);

describe('founding an organization by who is signed in', () => {
  it('names every fault at once', async () => {
    const { personId } = await arrangeOrganization();
    const founding = foundOrganization(
      stage.services,
      { ...fields, organizationNumber: '559012-3456', phone: 'no', name: ' ' },
      { personId, address: '192.0.2.200' },
    );
    await expect(founding).rejects.toMatchObject({
      issues: expect.arrayContaining(
        ['name', 'organizationNumber', 'phone'].map((path) => expect.objectContaining({ path })),
      ),
    });
  });

  it('is done at once, and takes a number once', async () => {
    const { organizationId, personId } = await arrangeOrganization();
    const members = await stage.admin`
      select person_id as "personId", role from membership where tenant_id = ${organizationId}`;
    expect(members).toEqual([{ personId, role: 'owner' }]);
    const [row] =
      await stage.admin`select organization_number as number from organization where id = ${organizationId}`;
    const again = foundOrganization(
      stage.services,
      { ...fields, organizationNumber: row!.number },
      { personId, address: '192.0.2.201' },
    );
    await expect(again).rejects.toMatchObject({
      issues: [{ path: 'organizationNumber', message: 'organizationTaken' }],
    });
  });

  it('hides a sole trader’s number, which is a personal identity number', async () => {
    const { personId } = await arrangeOrganization();
    // The identity number that the tax agency gives as its example.
    const { organizationId } = await foundOrganization(
      stage.services,
      { ...fields, organizationNumber: '19850709-9805' },
      { personId, address: '192.0.2.202' },
    );
    const rows = await stage.admin`
      select to_jsonb(o)::text as row, o.organization_number as shown from organization o where id = ${organizationId}
      union all select to_jsonb(e)::text, '' from event e where tenant_id = ${organizationId}`;
    expect(rows[0]!.shown).toBe('••••••-••05');
    expect(JSON.stringify(rows)).not.toMatch(/850709|9805/);
  });
});

describe('members', () => {
  it('join by a link, once, and another link to the same address closes the first', async () => {
    const { owner } = await arrangeOrganization();
    const email = 'twice@example.test';
    const first = await inviteMember(owner, { email, role: 'manager' });
    const second = await inviteMember(owner, { email, role: 'agentLead' });
    await expect(readInvitation(stage.services, first.token)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listInvitations(owner)).map(({ role }) => role)).toEqual(['agentLead']);
    expect(await readInvitation(stage.services, second.token)).toMatchObject({ email, role: 'agentLead' });
    await withdrawMemberInvitation(owner, second.id);
    await expect(readInvitation(stage.services, second.token)).rejects.toMatchObject({ code: 'not-found' });
    const third = await inviteMember(owner, { email, role: 'agentLead' });
    const before = stage.services.clock.now();
    stage.services.clock.advance(7 * 86_400_000);
    await expect(readInvitation(stage.services, third.token)).rejects.toMatchObject({ code: 'not-found' });
    stage.services.clock.set(before);
    const events = await eventsOf(stage, owner.organizationId);
    expect(JSON.stringify(events)).not.toContain(email);
    const [mail] =
      await stage.admin`select params::text as params from outbound_email where recipient = ${email} limit 1`;
    expect(mail!.params).not.toContain(first.token);
  });

  it('are changed, removed and let go, and it holds at the next request', async () => {
    const { owner, personId } = await arrangeOrganization();
    const manager = await join(owner, 'manager');
    const email = (await listMembers(owner)).find(({ id }) => id === personOf(manager))!.email;
    const { token } = await signIn(stage.services, { email, password, address: '192.0.2.203' });
    expect((await findSession(stage.services, token))!.memberships).toMatchObject([
      { role: 'manager', signs: false },
    ]);
    // Who is given the right to sign owes a second factor from then on.
    await changeMember(owner, { personId: personOf(manager), role: 'manager', signs: true });
    expect(await findSession(stage.services, token)).toBeNull();
    expect((await lookUpSession(stage.services, token))!.lacks).toBe('enrolment');
    await changeMember(owner, { personId: personOf(manager), role: 'agentLead' });
    expect((await findSession(stage.services, token))!.memberships).toMatchObject([{ role: 'agentLead' }]);
    await removeMember(owner, personOf(manager));
    expect((await findSession(stage.services, token))!.memberships).toEqual([]);
    await expect(removeMember(owner, personOf(manager))).rejects.toMatchObject({ code: 'not-found' });
    const stranger = (await arrangeOrganization()).personId;
    await expect(removeMember(owner, publicId('person', stranger))).rejects.toMatchObject({
      code: 'not-found',
    });
    const lead = await join(owner, 'agentLead');
    const colleague = await join(owner, 'manager');
    for (const tried of [
      () => removeMember(lead, publicId('person', personId)),
      () => changeMember(colleague, { personId: personOf(lead), role: 'owner' }),
      () => addMembership(colleague, { personId: stranger, role: 'owner' }),
    ])
      await expect(tried()).rejects.toMatchObject({ code: 'forbidden' });
    await removeMember(owner, personOf(colleague));
    // Nobody's member: an auditor's leave is ended by who gave it, and a key is no person.
    const grant = { id: newId(noon), campaignId: null };
    for (const actor of [
      { kind: 'person', personId: stranger, role: 'auditor', grant },
      { kind: 'apiKey', keyId: newId(noon), scopes: [], assignmentId: null },
    ] as const)
      await expect(leaveOrganization({ ...owner, actor })).rejects.toMatchObject({ code: 'forbidden' });
    await leaveOrganization(lead);
    expect((await listMembers(owner)).map(({ id }) => id)).toEqual([publicId('person', personId)]);
  });

  it('always keep an owner, also where two remove each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { owner } = await arrangeOrganization();
      await expect(leaveOrganization(owner)).rejects.toMatchObject({ code: 'last-owner' });
      await expect(changeMember(owner, { personId: personOf(owner), role: 'manager' })).rejects.toMatchObject(
        {
          code: 'last-owner',
        },
      );
      const other = await join(owner, 'owner');
      const answers = await Promise.allSettled([
        removeMember(owner, personOf(other)),
        removeMember(other, personOf(owner)),
        leaveOrganization(owner),
        changeMember(other, { personId: personOf(other), role: 'manager' }),
      ]);
      const owners = await stage.admin`
        select from membership where tenant_id = ${owner.organizationId} and role = 'owner'`;
      expect(owners.length).toBeGreaterThan(0);
      expect(answers.some(({ status }) => status === 'rejected')).toBe(true);
    }
  });
});

describe('the second step of signing in', () => {
  it('opens nothing before the code, takes it once, and lists the session that waits', async () => {
    const person = await arrangeSecondFactor(stage);
    const address = '192.0.2.210';
    const { token, lacks } = await signIn(stage.services, { email: person.email, password, address });
    expect(lacks).toBe('code');
    expect(await findSession(stage.services, token)).toBeNull();
    const code = person.code();
    await expect(completeSignIn(stage.services, { token, code: '000000', address })).rejects.toMatchObject({
      code: 'code-refused',
    });
    await completeSignIn(stage.services, { token, code, address });
    expect(await findSession(stage.services, token)).toMatchObject({ person: { id: person.personId } });
    const second = await signIn(stage.services, { email: person.email, password, address });
    await expect(
      completeSignIn(stage.services, { token: second.token, code, address }),
    ).rejects.toMatchObject({
      code: 'code-refused',
    });
    await completeSignIn(stage.services, { token: second.token, code: person.recoveryCodes[0]!, address });
    const before = stage.services.clock.now();
    const third = await signIn(stage.services, { email: person.email, password, address });
    stage.services.clock.advance(20 * 60_000);
    await expect(
      completeSignIn(stage.services, { token: third.token, code: person.code(), address }),
    ).rejects.toThrow(SignInRefused);
    stage.services.clock.set(before);
  });
});

describe('a password', () => {
  it('is changed by who knows it, and all other sessions end', async () => {
    const { owner } = await arrangeOrganization();
    const manager = await join(owner, 'manager');
    const { personId } = manager.actor as { personId: string };
    const email = (await listMembers(owner)).find(({ id }) => id === personOf(manager))!.email;
    const open = () => signIn(stage.services, { email, password, address: '192.0.2.220' });
    const [here, there] = [await open(), await open()];
    const session = (await findSession(stage.services, here.token))!;
    const who = { personId, sessionId: session.id };
    await expect(
      changePassword(stage.services, who, { current: 'not this one', next: 'another horse battery' }),
    ).rejects.toMatchObject({ issues: [{ path: 'current', message: 'wrongPassword' }] });
    await changePassword(stage.services, who, { current: password, next: 'another horse battery' });
    expect(await findSession(stage.services, here.token)).not.toBeNull();
    expect(await findSession(stage.services, there.token)).toBeNull();
    await expect(open()).rejects.toThrow(SignInRefused);
  });

  it('is reset by a link, once, within the hour, and every session ends', async () => {
    const { owner } = await arrangeOrganization();
    const manager = await join(owner, 'manager');
    const email = (await listMembers(owner)).find(({ id }) => id === personOf(manager))!.email;
    const { token } = await signIn(stage.services, { email, password, address: '192.0.2.221' });
    const ask = async (address: string) => (await requestPasswordReset(stage.services, { email, address }))();
    await ask('192.0.2.222');
    const [mail] = await stage.admin`
      select params ->> 'reset' as id from outbound_email where recipient = ${email} and template = 'password-reset'`;
    const link = linkToken(stage.services.secrets, 'reset', mail!.id);
    const opens = (token: string) => resetLinkOpens(stage.services, token);
    expect([await opens(link), await opens('never-was')]).toEqual([true, false]);
    await expect(resetPassword(stage.services, { token: link, password: 'short' })).rejects.toMatchObject({
      issues: [{ path: 'password' }],
    });
    const tries = await Promise.allSettled([
      resetPassword(stage.services, { token: link, password: 'a third horse battery' }),
      resetPassword(stage.services, { token: link, password: 'a third horse battery' }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await opens(link)).toBe(false);
    expect(await findSession(stage.services, token)).toBeNull();
    await signIn(stage.services, { email, password: 'a third horse battery', address: '192.0.2.221' });
    // An address without an account gets the same answer, and no mail.
    await (
      await requestPasswordReset(stage.services, { email: 'ghost@example.test', address: '192.0.2.222' })
    )();
    expect(await stage.admin`select from outbound_email where recipient = 'ghost@example.test'`).toHaveLength(
      0,
    );
    await ask('192.0.2.222');
    const [late] = await stage.admin`
      select params ->> 'reset' as id from outbound_email where recipient = ${email} and template = 'password-reset' order by id desc limit 1`;
    const lateLink = linkToken(stage.services.secrets, 'reset', late!.id);
    const before = stage.services.clock.now();
    stage.services.clock.advance(60 * 60_000 - 1);
    expect(await opens(lateLink)).toBe(true);
    stage.services.clock.advance(1);
    expect(await opens(lateLink)).toBe(false);
    await expect(
      resetPassword(stage.services, { token: lateLink, password: 'a fourth horse battery' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    stage.services.clock.set(before);
  });
});
