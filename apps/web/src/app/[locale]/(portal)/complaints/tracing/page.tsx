import { complaintStates, may } from '@ringratt/services';
import { buttonLooks, EmptyState, PageHead } from '@ringratt/ui';
import { Coins, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AnswerStatus } from '@/complaints/answer-status';
import { claimWord } from '@/complaints/claim-word';
import { ComplaintTabs } from '@/complaints/complaint-tabs';
import { container } from '@/container';
import { shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { oreTyped } from '@/format/typed';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { dueDay } from '@/obligations/due';
import { Party, shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('tracing.title') };
}

interface Query {
  state?: string;
  cursor?: string;
}

export default async function TracingClaimsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, locale, query, acting, call] = await Promise.all([
    getTranslations('complaints'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const state = complaintStates.find((known) => known === query.state);
  const page = await orNotFound(call.complaints.claims({ state, cursor: query.cursor, limit: 50 }));
  const now = container().services.clock.now();
  const register = may(acting.actor, 'complaint.write') ? (
    <Link href="/complaints/tracing/new" className={buttonLooks({ variant: 'primary' })}>
      <Plus aria-hidden="true" />
      {t('tracing.register')}
    </Link>
  ) : null;
  const empty = page.items.length === 0;
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead
        title={t('tracing.title')}
        beside={<DutyChip duty="tracing-cost" />}
        facts={[t('tracing.lead')]}
        actions={empty && !state ? null : register}
      />
      <ComplaintTabs />
      {empty && !state ? (
        <EmptyState icon={<Coins />} title={t('tracing.noneTitle')} action={register}>
          {t('tracing.noneText')}
        </EmptyState>
      ) : (
        <>
          <ListFrame
            list="tracingClaims"
            csv={{ path: '/api/tracing-claims.csv', query: { state } }}
            filters={
              <FilterBar
                choices={[
                  {
                    name: 'state',
                    label: t('state'),
                    options: complaintStates.map((value) => ({ value, label: t(`tracing.states.${value}`) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t('tracing.noMatchTitle')}>{t('noMatchText')}</EmptyState>}
            caption={t('tracing.title')}
            rows={page.items}
            rowKey={(row) => row.id}
            tall
            columns={[
              {
                id: 'amount',
                header: t('tracing.claim'),
                rowHeader: true,
                cell: (row) => (
                  <span className="flex min-w-0 flex-col">
                    <Link
                      href={`/complaints/tracing/${row.id}`}
                      className="truncate font-medium after:absolute after:inset-0"
                    >
                      {t('tracing.crowns', { amount: oreTyped(row.amount) })}
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
                cell: (row) => <AnswerStatus {...claimWord(row, t)} dueAt={row.dueAt} now={now} />,
              },
            ]}
          />
          <Pager pathname="/complaints/tracing" query={{ state }} cursor={query.cursor} next={page.cursor} />
        </>
      )}
    </div>
  );
}
