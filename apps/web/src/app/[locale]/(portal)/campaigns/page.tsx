import {
  type CampaignKind,
  type CampaignSort,
  type CampaignState,
  campaignKinds,
  campaignSorts,
  campaignStates,
} from '@ringratt/services';
import { buttonLooks, EmptyState, PageHead } from '@ringratt/ui';
import { Megaphone, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CampaignStatus } from '@/campaigns/campaign-status';
import { period } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { shortName } from '@/parties/party';
import { currentMembership } from '@/session/acting';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('campaigns');
  return { title: t('title') };
}

interface Query {
  search?: string;
  state?: string;
  kind?: string;
  sort?: string;
  cursor?: string;
}

/** A value that no filter offers is none: an old link still opens the list. */
const oneOf = <T extends string>(values: readonly T[], given: string | undefined): T | undefined =>
  values.find((value) => value === given);

export default async function CampaignsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, locale, query] = await Promise.all([getTranslations('campaigns'), getLocale(), searchParams]);
  const filters = {
    search: query.search,
    state: oneOf<CampaignState>(campaignStates, query.state),
    kind: oneOf<CampaignKind>(campaignKinds, query.kind),
    sort: oneOf<CampaignSort>(campaignSorts, query.sort),
  };
  const page = await (await portal()).campaigns.list({ ...filters, cursor: query.cursor, limit: 50 });
  const membership = await currentMembership();
  const create =
    membership?.role === 'owner' || membership?.role === 'manager' ? (
      <Link href="/campaigns/new" className={buttonLooks({ variant: 'primary' })}>
        <Plus aria-hidden="true" />
        {t('new')}
      </Link>
    ) : null;
  const filtered = Boolean(filters.search || filters.state || filters.kind);

  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('title')} actions={create} />
      {page.items.length === 0 && !filtered ? (
        <EmptyState icon={<Megaphone />} title={t('noneTitle')} action={create}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <ListFrame
            list="campaigns"
            sort={{
              pathname: '/campaigns',
              query: filters,
              by: { name: 'name', period: 'starts', volume: 'volume' },
            }}
            csv={{ path: '/api/campaigns.csv', query: filters }}
            filters={
              <FilterBar
                search={{ label: t('searchLabel') }}
                choices={[
                  {
                    name: 'state',
                    label: t('state'),
                    options: campaignStates.map((value) => ({ value, label: t(`states.${value}`) })),
                  },
                  {
                    name: 'kind',
                    label: t('kind'),
                    options: campaignKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t('noMatchTitle')}>{t('noMatchText')}</EmptyState>}
            caption={t('title')}
            rows={page.items}
            rowKey={(row) => row.id}
            columns={[
              {
                id: 'name',
                header: t('name'),
                rowHeader: true,
                cell: (row) => (
                  <Link href={`/campaigns/${row.id}`} className="font-medium after:absolute after:inset-0">
                    {row.name}
                  </Link>
                ),
              },
              { id: 'state', header: t('state'), cell: (row) => <CampaignStatus state={row.state} /> },
              {
                id: 'centers',
                header: t('centers'),
                cell: (row) => (
                  <span className="truncate text-ink-2">
                    {row.centers.map((center) => shortName(center.name)).join(', ') || '–'}
                  </span>
                ),
              },
              {
                id: 'kind',
                header: t('kind'),
                cell: (row) => <span className="text-ink-2">{t(`kinds.${row.kind}`)}</span>,
              },
              {
                id: 'period',
                header: t('period'),
                cell: (row) => <span className="text-ink-2">{period(row.startsOn, row.endsOn, locale)}</span>,
              },
              {
                id: 'volume',
                header: t('volume'),
                align: 'end',
                cell: (row) => integer(row.volume, locale),
              },
            ]}
          />
          <Pager pathname="/campaigns" query={filters} cursor={query.cursor} next={page.cursor} />
        </>
      )}
    </div>
  );
}
