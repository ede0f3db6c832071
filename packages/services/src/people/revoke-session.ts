import { withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import { NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { lookUpSession } from './find-session.ts';

/** Ends the session that a token opens: signing out. An unknown token has nothing to end. */
export async function signOut(services: Services, token: string): Promise<void> {
  const found = await lookUpSession(services, token);
  if (found) await revoke(services, found.session.person.id, found.session.id);
}

/** Ends another of a person's own sessions, such as the one on a lost machine. */
export async function revokeSession(services: Services, personId: string, sessionId: string): Promise<void> {
  if (!(await revoke(services, personId, idOf('session', sessionId)))) throw new NotFound('session');
}

function revoke(services: Services, personId: string, id: string): Promise<boolean> {
  return withPerson(services.database, { personId }, async ({ sql }) => {
    const revoked = await sql`
      update session set revoked_at = ${services.clock.now()}::timestamptz
      where id = ${id} and person_id = ${personId} and revoked_at is null`;
    return revoked.count > 0;
  });
}
