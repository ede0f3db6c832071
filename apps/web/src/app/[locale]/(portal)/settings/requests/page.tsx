import { requestOutcomes } from '@ringratt/services';
import { EmptyState, Status } from '@ringratt/ui';
import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';
import { namedStatuses, type RequestQuery, requestFilters } from '@/settings/request-filters';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('requests') };
}

export default async function RequestsPage({
  searchParams,
}: {
  searchParams: Promise<RequestQuery & { cursor?: string }>;
}) {
  const [t, locale, query, call] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    searchParams,
    portal(),
  ]);
  const keys = await orNotFound(call.settings.apiKeys());
  const filters = {
    key: keys.find((key) => key.id === query.key)?.id,
    outcome: query.outcome,
    search: query.search,
    from: query.from,
    through: query.through,
  };
  const page = await orNotFound(
    call.settings.apiRequests({ ...requestFilters(filters), cursor: query.cursor, limit: 50 }),
  );
  const filtered = Object.values(filters).some(Boolean);
  return (
    <>
      <p className="max-w-prose text-ink-2">{t('requestsLead')}</p>
      <ListFrame
        list="requests"
        csv={{ path: '/api/requests.csv', query: filters }}
        filters={
          <FilterBar
            search={{ label: t('requestPath') }}
            dates={[
              { name: 'from', label: t('requestFrom') },
              { name: 'through', label: t('requestThrough') },
            ]}
            choices={[
              {
                name: 'key',
                label: t('requestKey'),
                options: keys.map((key) => ({ value: key.id, label: `${key.name} (${key.prefix}…)` })),
              },
              {
                name: 'outcome',
                label: t('requestOutcome'),
                options: [
                  ...requestOutcomes.map((value) => ({ value, label: t(`requestOutcomes.${value}`) })),
                  ...namedStatuses.map((status) => ({ value: String(status), label: String(status) })),
                ],
              },
            ]}
          />
        }
        empty={
          <EmptyState icon={<ScrollText />} title={t(filtered ? 'noRequestMatchTitle' : 'noRequestsTitle')}>
            {t(filtered ? 'noRequestMatchText' : 'noRequestsText')}
          </EmptyState>
        }
        caption={t('requests')}
        rows={page.items}
        rowKey={(row) => row.id}
        tall
        columns={[
          {
            id: 'time',
            header: t('requestTime'),
            className: 'tabular whitespace-nowrap text-ink-2',
            cell: (row) => `${shortDate(row.at, locale)} ${clock(row.at)}`,
          },
          {
            id: 'call',
            header: t('requestCall'),
            rowHeader: true,
            cell: (row) => (
              <span className="flex min-w-0 flex-col">
                <code className="font-mono text-label [overflow-wrap:anywhere]">
                  {row.method} {row.route ?? t('unknownRoute')}
                </code>
                <code className="font-mono text-ink-3 text-label">{row.id}</code>
              </span>
            ),
          },
          {
            id: 'key',
            header: t('requestKey'),
            cell: (row) => <span className="text-ink-2">{row.keyName}</span>,
          },
          {
            id: 'status',
            header: t('requestStatus'),
            cell: (row) => (
              <Status tone={row.status < 400 ? 'ok' : row.status < 500 ? 'none' : 'bad'}>
                {row.problem ? `${row.status} ${row.problem}` : String(row.status)}
              </Status>
            ),
          },
          {
            id: 'duration',
            header: t('requestDuration'),
            align: 'end',
            cell: (row) => integer(row.duration, locale),
          },
        ]}
      />
      <Pager pathname="/settings/requests" query={filters} cursor={query.cursor} next={page.cursor} />
    </>
  );
}
