import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../testing/parties.ts';
import {
  createPerson,
  findSession,
  listSessions,
  revokeSession,
  SignInRefused,
  SignInThrottled,
  signIn,
  signOut,
} from './index.ts';

let stage: Stage;
const password = 'correct horse battery';
let people = 0;

async function arrangePerson() {
  const email = `person${++people}@example.test`;
  const id = await createPerson(stage.services, { email, name: 'Maja Lindqvist', password });
  return { email, id, address: `192.0.2.${people}` };
}

describe('signing in', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  it('opens a session by a token of which only a keyed hash is kept', async () => {
    const { email, id, address } = await arrangePerson();
    const { token } = await signIn(stage.services, { email: ` ${email.toUpperCase()} `, password, address });
    expect(await findSession(stage.services, token)).toMatchObject({
      person: { id, email },
      memberships: [],
    });
    const rows = await stage.admin`select to_jsonb(s)::text as row from session s where person_id = ${id}`;
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
    expect(await findSession(stage.services, `${token}x`)).toBeNull();
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const { email, address } = await arrangePerson();
    const wrong = signIn(stage.services, { email, password: 'not the password', address });
    const unknown = signIn(stage.services, {
      email: 'nobody@example.test',
      password,
      address: '192.0.2.200',
    });
    await expect(wrong).rejects.toThrow(SignInRefused);
    await expect(unknown).rejects.toThrow(SignInRefused);
  });

  it('ends at once when signed out, revoked or run out', async () => {
    const { email, id, address } = await arrangePerson();
    const open = () => signIn(stage.services, { email, password, address });
    const [first, second] = [await open(), await open()];
    await signOut(stage.services, first.token);
    expect(await findSession(stage.services, first.token)).toBeNull();
    const known = (await findSession(stage.services, second.token))!;
    const listed = await listSessions(stage.services, { personId: id, currentSessionId: known.id });
    expect(listed).toHaveLength(1);
    await revokeSession(stage.services, id, listed[0]!.id);
    expect(await findSession(stage.services, second.token)).toBeNull();
    const third = await open();
    const before = stage.services.clock.now();
    stage.services.clock.set(third.expiresAt);
    expect(await findSession(stage.services, third.token)).toBeNull();
    stage.services.clock.set(before);
  });

  it('lets nobody revoke another person’s session', async () => {
    const [one, other] = [await arrangePerson(), await arrangePerson()];
    const { token } = await signIn(stage.services, { ...one, password });
    const known = (await findSession(stage.services, token))!;
    await expect(revokeSession(stage.services, other.id, known.id)).rejects.toThrow('no such session');
    expect(await findSession(stage.services, token)).not.toBeNull();
  });

  it('stops guessing, also where the guesses come at once, and opens again after a quarter of an hour', async () => {
    const { email, address } = await arrangePerson();
    const guesses = await Promise.allSettled(
      Array.from({ length: 14 }, (_, i) =>
        signIn(stage.services, { email, password: `guess ${i}`, address: `198.51.100.${i}` }),
      ),
    );
    const reasons = guesses.map((guess) => (guess as PromiseRejectedResult).reason);
    expect(reasons.filter((reason) => reason instanceof SignInRefused)).toHaveLength(10);
    expect(reasons.filter((reason) => reason instanceof SignInThrottled)).toHaveLength(4);
    await expect(signIn(stage.services, { email, password, address })).rejects.toThrow(SignInThrottled);
    const before = stage.services.clock.now();
    stage.services.clock.advance(15 * 60_000 + 1);
    await expect(signIn(stage.services, { email, password, address })).resolves.toMatchObject({
      token: expect.any(String),
    });
    stage.services.clock.set(before);
  });

  it('slows an account that does not exist down alike', async () => {
    const tryIt = () =>
      signIn(stage.services, { email: 'ghost@example.test', password, address: '203.0.113.9' });
    for (let i = 0; i < 10; i++) await expect(tryIt()).rejects.toThrow(SignInRefused);
    await expect(tryIt()).rejects.toThrow(SignInThrottled);
  });
});
