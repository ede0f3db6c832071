import { PageHead } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';

export default async function OverviewPage() {
  const t = await getTranslations('nav');
  return <PageHead title={t('overview')} />;
}
