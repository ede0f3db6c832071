import { may } from '@ringratt/services';
import { Breadcrumbs } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { Link } from '@/i18n/navigation';
import { ObligationDetail } from '@/obligations/obligation-detail';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('obligations');
  return { title: t('title') };
}

export default async function ObligationPage({ params }: { params: Promise<{ obligationId: string }> }) {
  const [{ obligationId }, t, locale, acting, call] = await Promise.all([
    params,
    getTranslations(),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const obligation = await orNotFound(call.obligations.get({ obligationId }));
  return (
    <div className="flex max-w-180 flex-col gap-6">
      <Breadcrumbs
        label={t('common.path')}
        parts={[
          <Link key="list" href={`/obligations?id=${obligationId}`}>
            {t('obligations.title')}
          </Link>,
          dutyWords(obligation.duty, locale).title,
        ]}
      />
      <ObligationDetail
        obligation={obligation}
        now={container().services.clock.now()}
        mayWaive={may(acting.actor, 'obligation.waive')}
        heading="h1"
      />
    </div>
  );
}
