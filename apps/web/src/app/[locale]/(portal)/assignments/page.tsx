import { type AssignmentState, assignmentStates } from '@ringratt/services';
import { DataTable, EmptyState, PageHead } from '@ringratt/ui';
import { Megaphone } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssignmentStatus } from '@/assignments/assignment-status';
import { period } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { Pager } from '@/lists/pager';
import { Party } from '@/parties/party';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assignments');
  return { title: t('title') };
}

interface Query {
  search?: string;
  state?: string;
  cursor?: string;
}

export default async function AssignmentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, t, campaigns, states, locale] = await Promise.all([
    searchParams,
    getTranslations('assignments'),
    getTranslations('campaigns'),
    getTranslations('assignmentStates'),
    getLocale(),
  ]);
  const state = assignmentStates.find((value): value is AssignmentState => value === query.state);
  const page = await orNotFound(
    (await portal()).assignments.list({ search: query.search, state, cursor: query.cursor, limit: 50 }),
  );
  const filtered = Boolean(query.search || state);
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('title')} />
      {page.items.length === 0 && !filtered ? (
        <EmptyState icon={<Megaphone />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <FilterBar
            search={{ label: campaigns('searchLabel') }}
            choices={[
              {
                name: 'state',
                label: t('state'),
                options: assignmentStates.map((value) => ({ value, label: states(value) })),
              },
            ]}
          />
          {page.items.length === 0 ? (
            <EmptyState title={campaigns('noMatchTitle')}>{campaigns('noMatchText')}</EmptyState>
          ) : (
            <DataTable
              caption={t('title')}
              rows={page.items}
              rowKey={(row) => row.id}
              columns={[
                {
                  id: 'campaign',
                  header: t('assignment'),
                  rowHeader: true,
                  cell: (row) => (
                    <Link
                      href={`/assignments/${row.id}`}
                      className="font-medium after:absolute after:inset-0"
                    >
                      {row.campaign.name}
                    </Link>
                  ),
                },
                { id: 'state', header: t('state'), cell: (row) => <AssignmentStatus state={row.state} /> },
                {
                  id: 'principal',
                  header: t('principal'),
                  cell: (row) => <Party side="principal" name={row.principal.name} />,
                },
                {
                  id: 'period',
                  header: t('period'),
                  cell: (row) => (
                    <span className="text-ink-2">
                      {period(row.campaign.startsOn, row.campaign.endsOn, locale)}
                    </span>
                  ),
                },
                {
                  id: 'agents',
                  header: t('agents'),
                  align: 'end',
                  cell: (row) => integer(row.agents, locale),
                },
              ]}
            />
          )}
          <Pager
            pathname="/assignments"
            query={{ search: query.search, state }}
            cursor={query.cursor}
            next={page.cursor}
          />
        </>
      )}
    </div>
  );
}
