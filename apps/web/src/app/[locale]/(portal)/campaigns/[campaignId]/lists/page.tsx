import { EmptyState } from '@ringratt/ui';
import { Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ListTable } from '@/contact-lists/list-table';
import { Pager } from '@/lists/pager';
import { LiveRefresh } from '@/live/live-refresh';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<{ cursor?: string }>;
}

export default async function CampaignListsPage({ params, searchParams }: PageProps) {
  const [{ campaignId }, { cursor }, t] = await Promise.all([params, searchParams, getTranslations('lists')]);
  const page = await orNotFound((await portal()).contactLists.list({ campaignId, cursor, limit: 50 }));
  if (page.items.length === 0) {
    return (
      <EmptyState icon={<Users />} title={t('noneTitle')}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <div>
      <LiveRefresh seconds={5} />
      <ListTable lists={page.items} />
      <Pager pathname={`/campaigns/${campaignId}/lists`} query={{}} cursor={cursor} next={page.cursor} />
    </div>
  );
}
