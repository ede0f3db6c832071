import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { inviteMember } from '../invitations/index.ts';
import { lookUpSession, openSession, type Session } from '../people/index.ts';
import { completeSignIn } from '../people/sign-in.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { arrangeSecondFactor, type PersonWithSecondFactor } from '../testing/second-factor.ts';
import {
  getIdentityProvider,
  joinByIdentity,
  linkIdentity,
  listIdentities,
  type ProviderInUse,
  providerForSignIn,
  removeIdentityProvider,
  saveIdentityProvider as save,
  signInByIdentity,
  unlinkIdentity,
} from './index.ts';

let stage: Stage;
let parties: Parties;
let owner: PersonWithSecondFactor;
let acting: Context;
let provider: ProviderInUse;

const given = {
  issuer: 'https://login.tallmo.example',
  clientId: 'ringratt',
  clientSecret: 'a secret of the provider',
  domain: 'tallmo.example',
};
const identity = (subject: string, email: string | null = `${subject}@tallmo.example`) => ({
  subject,
  email,
  name: 'Maja Lindqvist',
});
const saveIdentityProvider = (ctx: Context, input: Parameters<typeof save>[1], answers = true) =>
  save(ctx, input, async () => answers);
const code = () => {
  stage.services.clock.advance(30_000);
  return owner.code();
};

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  parties = await arrangeParties(stage);
  owner = await arrangeSecondFactor(stage);
  for (const organizationId of [parties.principalId, parties.contactCenterId])
    await makeOwner(organizationId);
  acting = as(parties.principal, { kind: 'person', personId: owner.personId, role: 'owner' });
  await saveIdentityProvider(acting, { ...given, code: code() });
  provider = (await providerForSignIn(stage.services, publicId('organization', parties.principalId)))!;
});

const makeOwner = (organizationId: string) =>
  stage.admin`insert into membership (tenant_id, person_id, role, created_at)
    values (${organizationId}, ${owner.personId}, 'owner', now())`;

async function sessionOf(token: string): Promise<Session> {
  return (await lookUpSession(stage.services, token))!.session;
}

/** Signed in with password and code. */
async function fullSession(): Promise<Session> {
  const { token } = await openSession(stage.services, { personId: owner.personId });
  await completeSignIn(stage.services, { token, code: code(), address: '192.0.2.1' });
  return sessionOf(token);
}

describe('an organization’s provider', () => {
  it('is named by an owner with a code, its secret sealed and shown no more', async () => {
    expect(await getIdentityProvider(acting)).toEqual({
      issuer: given.issuer,
      clientId: given.clientId,
      domain: given.domain,
      updatedAt: stage.services.clock.now(),
      linked: 0,
    });
    expect(provider).toMatchObject({ clientSecret: given.clientSecret, organizationId: parties.principalId });
    const [row] = await stage.admin<{ row: string; event: string }[]>`
      select to_jsonb(p)::text as row, (select string_agg(body::text, '') from event where tenant_id = p.tenant_id) as event
      from identity_provider p where tenant_id = ${parties.principalId}`;
    expect(row!.row + row!.event).not.toContain(given.clientSecret);
    expect((await eventsOf(stage, parties.principalId)).map(({ action }) => action)).toContain(
      'signIn.providerSet',
    );
    // Left empty, the secret stays.
    await saveIdentityProvider(acting, { ...given, clientSecret: '', clientId: 'other', code: code() });
    expect(
      await providerForSignIn(stage.services, publicId('organization', parties.principalId)),
    ).toMatchObject({
      clientId: 'other',
      clientSecret: given.clientSecret,
    });
  });

  it('is nobody else’s to name, and not without the code', async () => {
    await expect(saveIdentityProvider(acting, { ...given, code: '000000' })).rejects.toMatchObject({
      issues: [{ path: 'code', message: 'wrongCode' }],
    });
    await expect(saveIdentityProvider(acting, { ...given, code: code() }, false)).rejects.toMatchObject({
      issues: [{ path: 'issuer', message: 'providerSilent' }],
    });
    const manager = as(parties.principal, { kind: 'person', personId: owner.personId, role: 'manager' });
    for (const refused of [
      saveIdentityProvider(manager, { ...given, code: code() }),
      removeIdentityProvider(manager, { code: code() }),
      getIdentityProvider(manager),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    const first = await arrangeParties(stage);
    const without = as(first.principal, { kind: 'person', personId: owner.personId, role: 'owner' });
    await expect(
      saveIdentityProvider(without, { ...given, clientSecret: '', code: code() }),
    ).rejects.toMatchObject({
      issues: [{ path: 'clientSecret', message: 'required' }],
    });
    expect(await providerForSignIn(stage.services, publicId('organization', first.principalId))).toBeNull();
    expect(await providerForSignIn(stage.services, 'org_nonsense')).toBeNull();
  });

  it.each([
    [{ issuer: 'http://login.tallmo.example' }, 'issuer'],
    [{ issuer: 'https://user@login.tallmo.example' }, 'issuer'],
    [{ issuer: 'https://login.tallmo.example?x=1' }, 'issuer'],
    [{ issuer: 'login' }, 'issuer'],
    [{ clientId: '' }, 'clientId'],
    [{ domain: 'tallmo' }, 'domain'],
    [{ domain: 'a b.example' }, 'domain'],
  ])('is refused as %o', async (fault, path) => {
    await expect(saveIdentityProvider(acting, { ...given, ...fault, code: '' })).rejects.toMatchObject({
      issues: [{ path }],
    });
  });
});

describe('an identity', () => {
  it('signs nobody in before it is linked, whatever its address', async () => {
    await expect(
      signInByIdentity(stage.services, provider, identity('maja', owner.email), null),
    ).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  it('is linked by who is signed in, and then opens that organization alone', async () => {
    const session = await fullSession();
    expect(session.memberships).toHaveLength(2);
    await linkIdentity(stage.services, provider, identity('maja'), session);
    expect(await listIdentities(stage.services, session)).toEqual([
      {
        organizationId: publicId('organization', parties.principalId),
        organizationName: expect.any(String),
        linkedAt: stage.services.clock.now(),
      },
    ]);
    const opened = await signInByIdentity(stage.services, provider, identity('maja'), null);
    // An owner owes a second factor here, whatever the provider asked for.
    expect(opened.lacks).toBe('code');
    await completeSignIn(stage.services, { token: opened.token, code: code(), address: '192.0.2.1' });
    const narrow = await sessionOf(opened.token);
    expect(narrow.organizationId).toBe(parties.principalId);
    expect(narrow.memberships.map((one) => one.organizationId)).toEqual([parties.principalId]);
    // What came in by a provider links no other.
    await expect(linkIdentity(stage.services, provider, identity('other'), narrow)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      unlinkIdentity(stage.services, narrow, publicId('organization', parties.principalId)),
    ).rejects.toMatchObject({ code: 'not-found' });
    await unlinkIdentity(stage.services, session, publicId('organization', parties.principalId));
    await expect(signInByIdentity(stage.services, provider, identity('maja'), null)).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  it('is of the organization’s domain, and one person’s', async () => {
    const session = await fullSession();
    for (const email of ['maja@evil.example', 'maja@eviltallmo.example', null])
      await expect(
        linkIdentity(stage.services, provider, identity('maja', email), session),
      ).rejects.toMatchObject({
        issues: [{ path: 'email', message: 'anotherDomain' }],
      });
    await linkIdentity(stage.services, provider, identity('maja'), session);
    await linkIdentity(stage.services, provider, identity('maja'), session);
    owner = await arrangeSecondFactor(stage);
    await makeOwner(parties.principalId);
    await expect(
      linkIdentity(stage.services, provider, identity('maja'), await fullSession()),
    ).rejects.toMatchObject({ code: 'identity-taken' });
  });

  it('is worth nothing at another organization, under another issuer, or to who has left', async () => {
    const session = await fullSession();
    await linkIdentity(stage.services, provider, identity('maja'), session);
    for (const changed of [{ issuer: 'https://evil.example' }, { organizationId: parties.contactCenterId }])
      await expect(
        signInByIdentity(stage.services, { ...provider, ...changed }, identity('maja'), null),
      ).rejects.toMatchObject({ code: 'sign-in-refused' });
    await signInByIdentity(stage.services, provider, identity('maja'), null);
    await stage.admin`delete from membership where tenant_id = ${parties.principalId} and person_id = ${owner.personId}`;
    await expect(signInByIdentity(stage.services, provider, identity('maja'), null)).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
    await expect(linkIdentity(stage.services, provider, identity('maja'), session)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is forgotten with the provider', async () => {
    await linkIdentity(stage.services, provider, identity('maja'), await fullSession());
    await removeIdentityProvider(acting, { code: code() });
    expect(await providerForSignIn(stage.services, publicId('organization', parties.principalId))).toBeNull();
    await expect(signInByIdentity(stage.services, provider, identity('maja'), null)).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
    await expect(removeIdentityProvider(acting, { code: code() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('takes up an invitation of its own organization in place of a password, where the address has no account', async () => {
    const email = 'nils@tallmo.example';
    const { token } = await inviteMember(acting, { email, role: 'manager' });
    const join = (by: ProviderInUse, who: string | null) =>
      joinByIdentity(stage.services, by, identity('nils', who), { token, locale: 'sv' });
    await expect(join({ ...provider, organizationId: parties.contactCenterId }, email)).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    );
    await expect(join(provider, 'nils@evil.example')).rejects.toMatchObject({ issues: [{ path: 'email' }] });
    const personId = await join(provider, email);
    const opened = await signInByIdentity(stage.services, provider, identity('nils'), null);
    expect(opened).toMatchObject({ personId, lacks: null });
    expect((await sessionOf(opened.token)).memberships).toMatchObject([{ role: 'manager' }]);
    const { email: taken } = await arrangeSecondFactor(stage);
    const again = await inviteMember(acting, { email: taken, role: 'manager' });
    await expect(
      joinByIdentity(stage.services, provider, identity('else'), { token: again.token, locale: 'sv' }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
