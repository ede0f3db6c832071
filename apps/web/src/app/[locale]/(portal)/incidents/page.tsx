import { incidentStates } from '@ringratt/services';
import { EmptyState, PageHead } from '@ringratt/ui';
import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { IncidentStatus } from '@/incidents/incident-status';
import { assignmentChoices } from '@/lists/assignment-choices';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { Party, shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('incidents');
  return { title: t('title') };
}

interface Query {
  state?: string;
  assignment?: string;
  cursor?: string;
}

export default async function IncidentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, locale, query, call] = await Promise.all([
    getTranslations('incidents'),
    getLocale(),
    searchParams,
    portal(),
  ]);
  const choices = await assignmentChoices(call);
  const filters = {
    state: incidentStates.find((known) => known === query.state),
    assignment: choices.find((choice) => choice.value === query.assignment)?.value,
  };
  const page = await orNotFound(
    call.incidents.list({
      state: filters.state,
      assignmentId: filters.assignment,
      cursor: query.cursor,
      limit: 50,
    }),
  );
  const filtered = Object.values(filters).some(Boolean);
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('title')} />
      {page.items.length === 0 && !filtered ? (
        <EmptyState icon={<ShieldCheck />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <ListFrame
            list="incidents"
            csv={{ path: '/api/incidents.csv', query: filters }}
            filters={
              <FilterBar
                choices={[
                  {
                    name: 'state',
                    label: t('state'),
                    options: incidentStates.map((value) => ({ value, label: t(`states.${value}`) })),
                  },
                  ...(choices.length > 1
                    ? [{ name: 'assignment', label: t('assignment'), options: choices }]
                    : []),
                ]}
              />
            }
            empty={<EmptyState title={t('noMatchTitle')}>{t('noMatchText')}</EmptyState>}
            caption={t('title')}
            rows={page.items}
            rowKey={(row) => row.id}
            tall
            columns={[
              {
                id: 'breach',
                header: t('breach'),
                rowHeader: true,
                cell: (row) => (
                  <span className="flex min-w-0 flex-col">
                    <Link
                      href={`/incidents/${row.id}`}
                      className="truncate font-medium after:absolute after:inset-0"
                    >
                      {dutyWords(row.duty, locale).title}
                    </Link>
                    <span className="truncate text-ink-2 text-label">{row.campaignName}</span>
                  </span>
                ),
              },
              {
                id: 'clause',
                header: t('clause'),
                cell: (row) => (
                  <span className="relative">
                    <DutyChip duty={row.duty} />
                  </span>
                ),
              },
              {
                id: 'number',
                header: t('number'),
                className: 'whitespace-nowrap',
                cell: (row) => (row.number ? phone(row.number) : '–'),
              },
              {
                id: 'who',
                header: t('who'),
                cell: (row) => <Party side="contactCenter" name={shortName(row.centerName)} />,
              },
              {
                id: 'when',
                header: t('when'),
                className: 'tabular whitespace-nowrap text-ink-2',
                cell: (row) => `${shortDate(row.openedAt, locale)} ${clock(row.openedAt)}`,
              },
              {
                id: 'status',
                header: t('status'),
                cell: (row) => <IncidentStatus closedAt={row.closedAt} />,
              },
            ]}
          />
          <Pager pathname="/incidents" query={filters} cursor={query.cursor} next={page.cursor} />
        </>
      )}
    </div>
  );
}
