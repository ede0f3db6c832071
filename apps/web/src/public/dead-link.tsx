import { getTranslations } from 'next-intl/server';
import { PublicFrame } from './public-frame';

/**
 * A link that opens nothing: it says no more than that. An ordinary page, since what the framework shows for
 * `notFound()` is empty without script; that it is not found is told by the proxy's status.
 */
export async function DeadLink({ path }: { path: string }) {
  const t = await getTranslations('offerPage');
  return (
    <PublicFrame title="Ringrätt" path={path}>
      <div className="flex flex-col gap-2">
        <h1 className="font-bold text-verdict">{t('deadTitle')}</h1>
        <p className="text-ink-2">{t('deadText')}</p>
      </div>
    </PublicFrame>
  );
}
