import type { Membership, Session } from '@ringratt/services';
import { ToastRegion } from '@ringratt/ui';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { container } from '@/container';
import { TodayProvider } from '@/dates/today';
import { env } from '@/env';
import { dataDate } from '@/format/instants';
import { KeyboardProvider } from '@/keyboard/keyboard-provider';
import { keysCookie } from '@/keyboard/keys';
import { PortalClientProvider } from '@/session/portal-client';
import { CommandPalette } from './command-palette';
import { entriesFor, settingsEntries } from './entries';
import { NavigationDrawer } from './navigation-drawer';
import { NavigationList } from './navigation-list';
import { OrganizationSwitch } from './organization-switch';
import { PageContent } from './page-content';
import { SearchButton } from './search-button';
import { UserRow } from './user-row';

interface ShellProps {
  session: Session;
  membership: Membership;
  children: ReactNode;
}

/** Navigation beside the page; under 1,024 px a bar on top with the navigation as a menu. */
export async function Shell({ session, membership, children }: ShellProps) {
  const t = await getTranslations();
  const groups = entriesFor(membership, { demo: env().demo });
  const pages = [
    ...groups.flatMap((group) => group.entries).filter(({ name }) => name !== 'settings'),
    ...settingsEntries(membership),
  ];
  const keys = (await cookies()).get(keysCookie)?.value !== 'off';
  const organization = (
    <OrganizationSwitch
      current={membership.organizationId}
      organizations={session.memberships.map(({ organizationId, name, isPrincipal, isContactCenter }) => ({
        id: organizationId,
        name,
        isPrincipal,
        isContactCenter,
      }))}
    />
  );
  const user = <UserRow name={session.person.name} email={session.person.email} />;
  return (
    <PortalClientProvider>
      <TodayProvider today={dataDate(container().services.clock.now())}>
        <KeyboardProvider initiallyOn={keys} pages={pages}>
          <a
            href="#content"
            className="sr-only z-50 rounded-control bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            {t('common.skipToContent')}
          </a>
          <div className="shell">
            {/* Its own height is the page's: what it holds, which scrolls, asks for none. */}
            <div className="border-line border-r bg-canvas contain-size max-lg:hidden print:hidden">
              <div className="sticky top-0 flex h-full max-h-[calc(100dvh-var(--banners,0px))] flex-col gap-3 px-3 py-3">
                {organization}
                <SearchButton />
                <nav aria-label={t('shell.navigation')} className="min-h-0 flex-1 overflow-y-auto pt-1">
                  <NavigationList groups={groups} />
                </nav>
                {user}
              </div>
            </div>
            <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-canvas px-3 lg:hidden">
              <NavigationDrawer organization={organization} user={user}>
                <NavigationList groups={groups} />
              </NavigationDrawer>
              <span className="min-w-0 flex-1 truncate font-bold">{membership.name}</span>
              <SearchButton compact />
            </header>
            <div className="flex min-w-0 flex-col">
              <main id="content" tabIndex={-1} className="flex-1 px-8 pt-3 pb-16 outline-none max-sm:px-4">
                <PageContent loading={t('common.loading')}>{children}</PageContent>
              </main>
              <ToastRegion label={t('receipts.region')} closeLabel={t('common.close')} />
            </div>
          </div>
          <CommandPalette pages={pages} />
        </KeyboardProvider>
      </TodayProvider>
    </PortalClientProvider>
  );
}
