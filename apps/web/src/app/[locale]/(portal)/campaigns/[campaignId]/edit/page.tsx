import { campaignKinds } from '@ringratt/services';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CampaignForm } from '@/campaigns/campaign-form';
import { offerChoices } from '@/campaigns/offer-choices';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export default async function EditCampaignPage({ params }: { params: Promise<{ campaignId: string }> }) {
  const [{ campaignId }, t, membership] = await Promise.all([
    params,
    getTranslations('campaignForm'),
    currentMembership(),
  ]);
  const call = await portal();
  const campaign = await orNotFound(call.campaigns.get({ campaignId }));
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  if (!writes || campaign.state === 'ended') forbidden();
  const offers = await offerChoices(call, campaign.offer);
  return (
    <section className="flex flex-col gap-5 pt-2" aria-labelledby="edit">
      <h2 id="edit" className="font-bold text-lead">
        {t('editTitle')}
      </h2>
      <CampaignForm offers={offers} kinds={campaignKinds} campaign={campaign} />
    </section>
  );
}
