import { EmptyState } from '@ringratt/ui';
import { PhoneOutgoing } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AttemptTable } from '@/attempts/attempt-table';
import { mostOf } from '@/campaigns/limits';
import { container } from '@/container';
import { Pager } from '@/lists/pager';
import { LiveRefresh } from '@/live/live-refresh';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<{ cursor?: string }>;
}

export default async function CampaignAttemptsPage({ params, searchParams }: PageProps) {
  const [{ campaignId }, { cursor }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('campaign'),
  ]);
  const call = await portal();
  const [campaign, page] = await Promise.all([
    orNotFound(call.campaigns.get({ campaignId })),
    call.campaigns.attempts({ campaignId, cursor, limit: 50 }),
  ]);
  if (page.items.length === 0) {
    return (
      <EmptyState icon={<PhoneOutgoing />} title={t('noAttempts')}>
        {t('noAttemptsText')}
      </EmptyState>
    );
  }
  return (
    <div>
      {/* Further pages stand still while they are read. */}
      {cursor ? null : <LiveRefresh seconds={5} />}
      <AttemptTable
        attempts={page.items}
        now={container().services.clock.now()}
        most={mostOf(campaign.limits)}
      />
      <Pager pathname={`/campaigns/${campaignId}/attempts`} query={{}} cursor={cursor} next={page.cursor} />
    </div>
  );
}
