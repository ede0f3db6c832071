import 'server-only';
import type { Context, Membership, Session } from '@ringratt/services';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { container } from '@/container';

export const organizationCookie = 'ringratt.organization';

/** The request's session, looked up once. */
export const currentSession = cache((): Promise<Session | null> => container().auth.currentSession());

/** A session that still lacks its second factor: it opens the pages that ask for it, and nothing else. */
export const waitingSession = cache(() => container().auth.waitingSession());

/** The membership a person acts by: the one they chose last, else their first. */
export const currentMembership = cache(async (): Promise<Membership | null> => {
  const session = await currentSession();
  if (!session) return null;
  const chosen = (await cookies()).get(organizationCookie)?.value;
  return session.memberships.find((m) => m.organizationId === chosen) ?? session.memberships[0] ?? null;
});

/** On whose behalf the request acts, as services take it. */
export const actingContext = cache(async (): Promise<Context | null> => {
  const [session, membership] = await Promise.all([currentSession(), currentMembership()]);
  if (!session || !membership) return null;
  return {
    ...container().services,
    organizationId: membership.organizationId,
    actor: { kind: 'person', personId: session.person.id, role: membership.role },
  };
});
