import { campaignKinds } from '@ringratt/services';
import { Breadcrumbs, PageHead } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CampaignForm } from '@/campaigns/campaign-form';
import { offerChoices } from '@/campaigns/offer-choices';
import { Link } from '@/i18n/navigation';
import { currentMembership } from '@/session/acting';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('campaignForm');
  return { title: t('newTitle') };
}

export default async function NewCampaignPage({
  searchParams,
}: {
  searchParams: Promise<{ offer?: string }>;
}) {
  const [{ offer }, t, membership] = await Promise.all([
    searchParams,
    getTranslations(),
    currentMembership(),
  ]);
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  if (!writes || !membership.isPrincipal) forbidden();
  const offers = await offerChoices(await portal());
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={t('common.path')}
        parts={[
          <Link key="list" href="/campaigns">
            {t('campaigns.title')}
          </Link>,
          t('campaignForm.newTitle'),
        ]}
      />
      <PageHead title={t('campaignForm.newTitle')} />
      <CampaignForm
        offers={offers}
        kinds={campaignKinds}
        {...(offer && offers.some((choice) => choice.id === offer) && { offerId: offer })}
      />
    </div>
  );
}
