import 'server-only';
import {
  actingAs,
  type Context,
  type Membership,
  recordAccess,
  ServiceError,
  type Session,
  viewableGrant,
} from '@ringratt/services';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { container } from '@/container';
import { env } from '@/env';
import { provenPage, recordedPage } from './page-proof';

export const organizationCookie = 'ringratt.organization';
/** The grant whose reach its granter looks at. */
export const viewingCookie = 'ringratt.viewing';

/** What an auditor opened so lately need not be said again: pages renew themselves. */
const seenWithin = 5 * 60_000;

/** The request's session, looked up once. */
export const currentSession = cache((): Promise<Session | null> => container().auth.currentSession());

/** A session that still lacks its second factor: it opens the pages that ask for it, and nothing else. */
export const waitingSession = cache(() => container().auth.waitingSession());

const chosenMembership = cache(async (): Promise<Membership | null> => {
  const session = await currentSession();
  if (!session) return null;
  const chosen = (await cookies()).get(organizationCookie)?.value;
  return session.memberships.find((m) => m.organizationId === chosen) ?? session.memberships[0] ?? null;
});

/** The grant that a person looks at as its auditor will, checked anew: they may give it, and it has not ended. */
export const currentViewing = cache(async () => {
  const [session, membership] = await Promise.all([currentSession(), chosenMembership()]);
  const grantId = (await cookies()).get(viewingCookie)?.value;
  if (!session || !membership || !grantId) return null;
  try {
    return await viewableGrant(actingAs(container().services, session, membership), grantId);
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
});

/** The membership a person acts by: the one they chose last, else their first. */
export const currentMembership = cache(async (): Promise<Membership | null> => {
  const [membership, viewing] = await Promise.all([chosenMembership(), currentViewing()]);
  if (!membership || !viewing) return membership;
  const { id, campaignId, startsAt, endsAt } = viewing;
  return { ...membership, role: 'auditor', signs: false, grant: { id, campaignId, startsAt, endsAt } };
});

/**
 * On whose behalf the request acts, as services take it. What an auditor opens is on record when this returns:
 * every page and every download comes by here before it reads anything.
 *
 * @param request a route handler's own; pages are known by what the proxy vouches for. An auditor's request
 *   that names neither gets nothing.
 */
export const actingContext = cache(async (request?: Request): Promise<Context | null> => {
  const [session, membership, viewing] = await Promise.all([
    currentSession(),
    chosenMembership(),
    currentViewing(),
  ]);
  if (!session || !membership) return null;
  const acting = actingAs(container().services, session, membership, viewing);
  if (acting.database.auditor) {
    const page = request ? addressOf(request) : provenPage(env().secrets.authSecret, await headers());
    if (page === null) return null;
    const downloads = /^\/api\/(?!trpc\/)/.test(page);
    await recordAccess(acting, {
      action: downloads ? 'access.downloaded' : 'access.opened',
      subject: recordedPage(page),
      unlessWithin: downloads ? undefined : seenWithin,
    });
  }
  return acting;
});

function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}
