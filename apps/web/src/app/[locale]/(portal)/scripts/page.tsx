import type { CampaignState } from '@ringratt/services';
import { DataTable, EmptyState, PageHead, Status } from '@ringratt/ui';
import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CampaignStatus } from '@/campaigns/campaign-status';
import { Link } from '@/i18n/navigation';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('script');
  return { title: t('listTitle') };
}

export default async function ScriptsPage() {
  const t = await getTranslations('script');
  const rows = await orNotFound((await portal()).scripts.list());
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('listTitle')} />
      {rows.length === 0 ? (
        <EmptyState icon={<ScrollText />} title={t('listNoneTitle')}>
          {t('listNoneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('listTitle')}
          rows={rows}
          rowKey={(row) => row.campaign.id}
          columns={[
            {
              id: 'campaign',
              header: t('campaignColumn'),
              rowHeader: true,
              cell: (row) => (
                <Link
                  href={`/campaigns/${row.campaign.id}/script`}
                  className="font-medium after:absolute after:inset-0"
                >
                  {row.campaign.name}
                </Link>
              ),
            },
            {
              id: 'state',
              header: t('stateColumn'),
              cell: (row) => <CampaignStatus state={row.campaign.state as CampaignState} />,
            },
            {
              id: 'approved',
              header: t('approvedColumn'),
              cell: (row) =>
                row.approved ? (
                  t('version', { version: row.approved })
                ) : (
                  <Status tone="waiting">{t('notApproved')}</Status>
                ),
            },
            {
              id: 'newest',
              header: t('newestColumn'),
              cell: (row) => (
                <span className="text-ink-2">
                  {row.newest ? t('version', { version: row.newest }) : t('never')}
                </span>
              ),
            },
            {
              id: 'lacks',
              header: t('lacksColumn'),
              align: 'end',
              cell: (row) => (row.newest ? (row.missing === 0 ? t('complete') : row.missing) : '–'),
            },
          ]}
        />
      )}
    </div>
  );
}
