import { complaintStates, may } from '@ringratt/services';
import { buttonLooks, EmptyState, PageHead } from '@ringratt/ui';
import { MessageSquareWarning, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AnswerStatus } from '@/complaints/answer-status';
import { ComplaintTabs } from '@/complaints/complaint-tabs';
import { container } from '@/container';
import { shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { dueDay } from '@/obligations/due';
import { Party, shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('title') };
}

interface Query {
  state?: string;
  assignment?: string;
  cursor?: string;
}

export default async function ComplaintsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, locale, query, acting, call] = await Promise.all([
    getTranslations('complaints'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const choices = await assignmentChoices(call);
  const filters = {
    state: complaintStates.find((known) => known === query.state),
    assignment: choices.find((choice) => choice.value === query.assignment)?.value,
  };
  const page = await orNotFound(
    call.complaints.list({
      state: filters.state,
      assignmentId: filters.assignment,
      cursor: query.cursor,
      limit: 50,
    }),
  );
  const now = container().services.clock.now();
  const filtered = Object.values(filters).some(Boolean);
  const register =
    may(acting.actor, 'complaint.write') && choices.length > 0 ? (
      <Link href="/complaints/new" className={buttonLooks({ variant: 'primary' })}>
        <Plus aria-hidden="true" />
        {t('register')}
      </Link>
    ) : null;
  const empty = page.items.length === 0;
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead
        title={t('title')}
        beside={<DutyChip duty="conduct" />}
        facts={[t('lead')]}
        actions={empty && !filtered ? null : register}
      />
      <ComplaintTabs />
      {empty && !filtered ? (
        <EmptyState icon={<MessageSquareWarning />} title={t('noneTitle')} action={register}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <ListFrame
            list="complaints"
            csv={{ path: '/api/complaints.csv', query: filters }}
            filters={
              <FilterBar
                choices={[
                  {
                    name: 'state',
                    label: t('state'),
                    options: complaintStates.map((value) => ({ value, label: t(`states.${value}`) })),
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
                id: 'kind',
                header: t('complaint'),
                rowHeader: true,
                cell: (row) => (
                  <span className="flex min-w-0 flex-col">
                    <Link
                      href={`/complaints/${row.id}`}
                      className="truncate font-medium after:absolute after:inset-0"
                    >
                      {t(`kinds.${row.kind}`)}
                    </Link>
                    <span className="truncate text-ink-2 text-label">{row.campaignName}</span>
                  </span>
                ),
              },
              {
                id: 'number',
                header: t('number'),
                className: 'whitespace-nowrap',
                cell: (row) => phone(row.numberMasked),
              },
              {
                id: 'center',
                header: t('center'),
                cell: (row) => <Party side="contactCenter" name={shortName(row.centerName)} />,
              },
              {
                id: 'received',
                header: t('received'),
                className: 'tabular whitespace-nowrap text-ink-2',
                cell: (row) => shortDate(row.receivedAt, locale),
              },
              {
                id: 'due',
                header: t('due'),
                className: 'tabular whitespace-nowrap',
                cell: (row) => shortDate(dueDay(row.dueAt), locale),
              },
              {
                id: 'status',
                header: t('status'),
                cell: (row) => (
                  <AnswerStatus
                    word={row.decision && t(`decisions.${row.decision}`)}
                    settled={row.decision !== null}
                    dueAt={row.dueAt}
                    now={now}
                  />
                ),
              },
            ]}
          />
          <Pager pathname="/complaints" query={filters} cursor={query.cursor} next={page.cursor} />
        </>
      )}
    </div>
  );
}
