import { EmptyState } from '@ringratt/ui';
import { Headphones } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ImportWizard } from '@/contact-lists/import-wizard';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export default async function ImportPage({ params }: { params: Promise<{ campaignId: string }> }) {
  const [{ campaignId }, t] = await Promise.all([params, getTranslations('campaign')]);
  const campaign = await orNotFound((await portal()).campaigns.get({ campaignId }));
  const places = campaign.assignments
    .filter((part) => part.state !== 'ended' && part.state !== 'declined')
    .map((part) => ({ assignmentId: part.id, center: part.name }));
  if (places.length === 0) {
    return (
      <EmptyState icon={<Headphones />} title={t('noParts')}>
        {t('noPartsText')}
      </EmptyState>
    );
  }
  return <ImportWizard campaignId={campaignId} campaignName={campaign.name} places={places} />;
}
