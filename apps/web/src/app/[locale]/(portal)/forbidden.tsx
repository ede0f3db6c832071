import { buttonLooks } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';

export default async function PortalForbidden() {
  const t = await getTranslations('errors');
  return (
    <div className="flex max-w-xl flex-col items-start gap-3 py-[12vh]">
      <h1 className="font-bold text-title">{t('forbiddenTitle')}</h1>
      <p className="text-ink-2">{t('forbiddenText')}</p>
      <Link href="/" className={buttonLooks({ variant: 'primary' })}>
        {t('toOverview')}
      </Link>
    </div>
  );
}
