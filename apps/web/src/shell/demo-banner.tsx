import { Banner } from '@ringratt/ui';
import { FlaskConical } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { env } from '@/env';
import { clock, longDate } from '@/format/instants';

/** Says on every page that the clock is set, and to when. */
export async function DemoBanner() {
  if (!env().demo) return null;
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()]);
  const now = container().services.clock.now();
  return (
    <Banner icon={<FlaskConical aria-hidden="true" />} label={t('demoLabel')}>
      {t.rich('demo', {
        at: `${longDate(now, locale)} ${clock(now)}`,
        b: (words) => <strong>{words}</strong>,
      })}
    </Banner>
  );
}
