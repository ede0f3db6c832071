import { useTranslations } from 'next-intl';
import { PathTabs } from '@/lists/path-tabs';

export function ComplaintTabs() {
  const t = useTranslations('complaints');
  return (
    <PathTabs
      label={t('title')}
      tabs={[
        { href: '/complaints', label: t('tab') },
        { href: '/complaints/tracing', label: t('tracing.tab') },
      ]}
    />
  );
}
