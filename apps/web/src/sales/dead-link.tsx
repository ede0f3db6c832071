import { getTranslations } from 'next-intl/server';
import { PublicFrame } from '@/public/public-frame';

/** A link that opens nothing: it says no more than that. */
export async function DeadLink() {
  const t = await getTranslations('offerPage');
  return (
    <PublicFrame title="Ringrätt" path="/who-called">
      <div className="flex flex-col gap-2">
        <h1 className="font-bold text-verdict">{t('deadTitle')}</h1>
        <p className="text-ink-2">{t('deadText')}</p>
      </div>
    </PublicFrame>
  );
}
