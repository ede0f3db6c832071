import {
  joinByIdentity,
  linkIdentity,
  openSession,
  ServiceError,
  signInByIdentity,
} from '@ringratt/services';
import { type NextRequest, NextResponse } from 'next/server';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { env } from '@/env';
import { currentSession } from '@/session/acting';
import { returnTo } from '@/sign-in/return-to';

/** Where providers send people back to. What was refused says so on the page they came from. */
export async function GET(request: NextRequest): Promise<Response> {
  const { auth } = container();
  const returned = returnTo();
  returned.search = request.nextUrl.search;
  const back = await auth.finishAtProvider(returned);
  const go = (path: string) => NextResponse.redirect(new URL(path, env().url), 303);
  if (!back) return go('/signin?provider=refused');
  const { purpose } = back;
  try {
    return go(await arrive(back, request.headers.get('user-agent')?.slice(0, 400) ?? null));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const why = error.code === 'sign-in-refused' ? 'unknown' : refusalOf(error);
    if (purpose.kind === 'link') return go(`/settings/account?provider=${why}`);
    if (purpose.kind === 'join') return go(`/join/${encodeURIComponent(purpose.token)}?provider=${why}`);
    return go(`/signin?provider=${why}`);
  }
}

type Returned = NonNullable<Awaited<ReturnType<ReturnType<typeof container>['auth']['finishAtProvider']>>>;

/** Does what the errand was for, and answers where to go on. */
async function arrive({ provider, identity, purpose }: Returned, userAgent: string | null): Promise<string> {
  const { services, auth } = container();
  if (purpose.kind === 'link') {
    const session = await currentSession();
    if (session?.id !== purpose.sessionId) return '/signin?provider=refused';
    await linkIdentity(services, provider, identity, session);
    return '/settings/account?provider=linked';
  }
  if (purpose.kind === 'join') {
    const locale = (await getLocale().catch(() => 'sv')) === 'en' ? 'en' : 'sv';
    const personId = await joinByIdentity(services, provider, identity, { token: purpose.token, locale });
    const { organizationId } = provider;
    await auth.carry((await openSession(services, { personId, userAgent, organizationId })).token);
    return '/signin';
  }
  await auth.carry((await signInByIdentity(services, provider, identity, userAgent)).token);
  return purpose.to === '/' ? '/signin' : `/signin?to=${encodeURIComponent(purpose.to)}`;
}

function refusalOf(error: ServiceError): string {
  const path = (error as { issues?: { path: string; message: string }[] }).issues?.[0]?.message;
  return path === 'anotherDomain'
    ? 'domain'
    : path === 'taken'
      ? 'account'
      : error.code === 'identity-taken'
        ? 'taken'
        : 'refused';
}
