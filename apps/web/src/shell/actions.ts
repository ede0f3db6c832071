'use server';

import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { env } from '@/env';
import { redirect } from '@/i18n/navigation';
import { currentSession, organizationCookie, viewingCookie } from '@/session/acting';

const year = 365 * 86_400;

/** Remembers for whom a person acts in this browser. Every request checks it against their memberships. */
export async function chooseOrganization(organizationId: string): Promise<void> {
  const session = await currentSession();
  if (!session?.memberships.some((membership) => membership.organizationId === organizationId)) return;
  (await cookies()).delete(viewingCookie);
  (await cookies()).set(organizationCookie, organizationId, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: env().url.protocol === 'https:',
    maxAge: year,
  });
}

/** An auditor turns to another of the organizations they audit. */
export async function openAuditAction(organizationId: string): Promise<void> {
  await chooseOrganization(organizationId);
  redirect({ href: '/', locale: await getLocale() });
}

export async function signOutAction(): Promise<void> {
  (await cookies()).delete(viewingCookie);
  await container().auth.signOut();
  redirect({ href: '/signin', locale: await getLocale() });
}
