import { offerFields, regimes } from '@ringratt/services';
import { Breadcrumbs, PageHead } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';
import { OfferForm } from '@/offers/offer-form';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offers');
  return { title: t('new') };
}

export default async function NewOfferPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const [{ from }, t, membership] = await Promise.all([searchParams, getTranslations(), currentMembership()]);
  if (membership?.role !== 'owner' && membership?.role !== 'manager') forbidden();
  const earlier = from ? await orNotFound((await portal()).offers.get({ offerId: from })) : undefined;
  const title = t(earlier ? 'offers.newVersion' : 'offers.new');
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={t('common.path')}
        parts={[
          <Link key="list" href="/offers">
            {t('offers.title')}
          </Link>,
          ...(earlier
            ? [
                <Link key="from" href={`/offers/${earlier.id}`}>
                  {earlier.name}
                </Link>,
              ]
            : []),
          title,
        ]}
      />
      <PageHead title={title} />
      <OfferForm fields={offerFields} regimes={regimes} {...(earlier && { from: earlier })} />
    </div>
  );
}
