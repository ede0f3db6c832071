import { may, saleStates } from '@ringratt/services';
import { buttonLooks, EmptyState, PageHead, Status } from '@ringratt/ui';
import { Plus, ShoppingBag } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { Party, shortName } from '@/parties/party';
import { SaleStatus } from '@/sales/sale-status';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sales');
  return { title: t('title') };
}

interface Query {
  state?: string;
  assignment?: string;
  cursor?: string;
}

export default async function SalesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, locale, query, call, acting, membership] = await Promise.all([
    getTranslations('sales'),
    getLocale(),
    searchParams,
    portal(),
    pageActing(),
    currentMembership(),
  ]);
  const choices = await assignmentChoices(call);
  const filters = {
    state: saleStates.find((known) => known === query.state),
    assignment: choices.find((choice) => choice.value === query.assignment)?.value,
  };
  const page = await orNotFound(
    call.sales.list({
      state: filters.state,
      assignmentId: filters.assignment,
      cursor: query.cursor,
      limit: 50,
    }),
  );
  const filtered = Object.values(filters).some(Boolean);
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead
        title={t('title')}
        actions={
          membership?.isContactCenter && may(acting.actor, 'sale.record') ? (
            <Link href="/sales/new" className={buttonLooks({ variant: 'primary' })}>
              <Plus aria-hidden="true" />
              {t('register')}
            </Link>
          ) : null
        }
      />
      {page.items.length === 0 && !filtered ? (
        <EmptyState icon={<ShoppingBag />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <ListFrame
            list="sales"
            csv={{ path: '/api/sales.csv', query: filters }}
            filters={
              <FilterBar
                choices={[
                  {
                    name: 'state',
                    label: t('state'),
                    options: saleStates.map((value) => ({ value, label: t(`states.${value}`) })),
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
                id: 'consumer',
                header: t('consumer'),
                rowHeader: true,
                cell: (row) => (
                  <span className="flex min-w-0 flex-col">
                    <Link
                      href={`/sales/${row.id}`}
                      className="truncate font-medium after:absolute after:inset-0"
                    >
                      {row.consumerName}
                    </Link>
                    <span className="truncate text-ink-2 text-label">{phone(row.number)}</span>
                  </span>
                ),
              },
              {
                id: 'what',
                header: t('what'),
                cell: (row) => (
                  <span className="flex min-w-0 flex-col max-sm:items-end">
                    <span className="truncate">{row.offerName ?? row.campaignName}</span>
                    {row.offerName ? (
                      <span className="truncate text-ink-2 text-label">{row.campaignName}</span>
                    ) : null}
                  </span>
                ),
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
                cell: (row) => `${shortDate(row.createdAt, locale)} ${clock(row.createdAt)}`,
              },
              {
                id: 'next',
                header: t('next'),
                className: 'tabular whitespace-nowrap',
                cell: (row) =>
                  row.brokenSince !== null ? (
                    <Status tone="bad">{t('broken')}</Status>
                  ) : row.nextDue === null ? (
                    t('nothingDue')
                  ) : (
                    shortDate(row.nextDue - 1, locale)
                  ),
              },
              { id: 'status', header: t('status'), cell: (row) => <SaleStatus state={row.state} /> },
            ]}
          />
          <Pager pathname="/sales" query={filters} cursor={query.cursor} next={page.cursor} />
        </>
      )}
    </div>
  );
}
