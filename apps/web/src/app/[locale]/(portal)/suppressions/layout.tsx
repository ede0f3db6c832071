import { may } from '@ringratt/services';
import { PageHead } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PathTabs } from '@/lists/path-tabs';
import { actingContext, currentMembership } from '@/session/acting';

export default async function RegistersLayout({ children }: { children: ReactNode }) {
  const [t, acting, membership] = await Promise.all([
    getTranslations('registers'),
    actingContext(),
    currentMembership(),
  ]);
  // A contact center has a block list of its own; the other registers are the principal's.
  const readsRegisters = membership?.isPrincipal && acting && may(acting.actor, 'register.read');
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      <PathTabs
        label={t('tabs')}
        tabs={[
          { href: '/suppressions', label: t('suppressions') },
          ...(readsRegisters
            ? [
                { href: '/suppressions/nix', label: t('nix') },
                { href: '/suppressions/consents', label: t('consents') },
                { href: '/suppressions/customers', label: t('relations') },
              ]
            : []),
        ]}
      />
      {children}
    </div>
  );
}
