import { withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import { publicId } from '../ids.ts';

export interface SessionRow {
  id: string;
  createdAt: number;
  lastSeenAt: number;
  userAgent: string | null;
  current: boolean;
  /** The password was right, the one-time code has not come. */
  waiting: boolean;
}

/** A person's open sessions, newest first. Index: session_person. */
export async function listSessions(
  services: Services,
  person: { personId: string; currentSessionId: string },
): Promise<SessionRow[]> {
  return withPerson(services.database, person, async ({ sql }) => {
    const rows = await sql<Omit<SessionRow, 'current'>[]>`
      select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent",
        second_factor_at is null and expires_at < created_at + interval '1 day' as waiting
      from session
      where person_id = ${person.personId} and revoked_at is null and expires_at > ${services.clock.now()}::timestamptz
      order by created_at desc limit 100`;
    return rows.map((row) => ({
      ...row,
      id: publicId('session', row.id),
      current: row.id === person.currentSessionId,
    }));
  });
}
