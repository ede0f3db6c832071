import { may } from '@ringratt/services';
import { PageHead } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '@/env';
import { PathTabs } from '@/lists/path-tabs';
import { actingContext } from '@/session/acting';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [t, acting] = await Promise.all([getTranslations('settings'), actingContext()]);
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      <PathTabs
        label={t('tabs')}
        tabs={[
          { href: '/settings/people', label: t('people') },
          { href: '/settings/roles', label: t('rights') },
          ...(acting && may(acting.actor, 'audit.grant')
            ? [{ href: '/settings/auditors', label: t('auditors') }]
            : []),
          ...(acting && may(acting.actor, 'signIn.write')
            ? [{ href: '/settings/sign-in', label: t('signIn') }]
            : []),
          { href: '/settings/account', label: t('account'), covers: '/settings/second-factor' },
          { href: '/settings/sessions', label: t('sessions') },
          ...(acting && may(acting.actor, 'apiKey.read')
            ? [
                { href: '/settings/api-keys', label: t('apiKeys') },
                { href: '/settings/requests', label: t('requests') },
              ]
            : []),
          ...(env().components ? [{ href: '/settings/components', label: t('components') }] : []),
        ]}
      />
      {children}
    </div>
  );
}
