import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { redirect } from '@/i18n/navigation';
import { routing } from '@/i18n/routing';
import { currentMembership, currentSession } from '@/session/acting';
import { Shell } from '@/shell/shell';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [session, membership, locale] = await Promise.all([
    currentSession(),
    currentMembership(),
    getLocale(),
  ]);
  if (!session) {
    const page = (await headers()).get('x-page') ?? '/';
    const to = routing.locales.reduce(
      (path, prefix) => path.replace(new RegExp(`^/${prefix}(?=/|$)`), ''),
      page,
    );
    return redirect({ href: to && to !== '/' ? { pathname: '/signin', query: { to } } : '/signin', locale });
  }
  if (!membership) return <NoOrganization />;
  return (
    <Shell session={session} membership={membership}>
      {children}
    </Shell>
  );
}

async function NoOrganization() {
  const t = await getTranslations('errors');
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-2 px-6 py-[20vh]">
      <h1 className="font-bold text-title">{t('noOrganizationTitle')}</h1>
      <p className="text-ink-2">{t('noOrganizationText')}</p>
    </main>
  );
}
