import { PageHead } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PathTabs } from '@/lists/path-tabs';

export default async function PoliciesLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('policies');
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      <PathTabs
        label={t('tabs')}
        tabs={[
          { href: '/policies', label: t('policy') },
          { href: '/policies/review', label: t('review') },
          { href: '/policies/recordings', label: t('recordings') },
          { href: '/policies/blocking', label: t('blocking') },
        ]}
      />
      {children}
    </div>
  );
}
