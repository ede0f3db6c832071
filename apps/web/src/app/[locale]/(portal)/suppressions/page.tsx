import { may, parseNumber } from '@ringratt/services';
import { EmptyState, Status } from '@ringratt/ui';
import { ShieldBan } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { LiftSuppression } from '@/registers/lift-suppression';
import { RegisterUpload } from '@/registers/register-upload';
import { SuppressForm } from '@/registers/suppress-form';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers');
  return { title: t('suppressions') };
}

export default async function SuppressionsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string; search?: string }>;
}) {
  const [t, locale, { cursor, search }, acting, call] = await Promise.all([
    getTranslations('registers'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const sought = search?.trim() ? parseNumber(search) : null;
  const page =
    sought && !sought.ok
      ? { items: [], cursor: null }
      : await orNotFound(call.registers.suppressions({ cursor, limit: 50, number: sought?.number }));
  const at = (instant: number) => `${shortDate(instant, locale)} ${clock(instant)}`;
  const reason = (given: string) => {
    const key = `reasons.${given}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as 'reasons.consumer-request') : given;
  };
  const mayLift = may(acting.actor, 'suppression.remove');
  return (
    <>
      {may(acting.actor, 'suppression.add') ? (
        <>
          <SuppressForm />
          <RegisterUpload register="suppressions" />
        </>
      ) : null}
      <ListFrame
        list="suppressions"
        csv={{ path: '/api/suppressions.csv', query: { search } }}
        filters={<FilterBar search={{ label: t('searchNumber') }} />}
        empty={
          <EmptyState icon={<ShieldBan />} title={t(search ? 'noMatchTitle' : 'noneTitle')}>
            {t(search ? 'noMatchText' : 'noneText')}
          </EmptyState>
        }
        caption={t('suppressions')}
        rows={page.items}
        rowKey={(row) => row.number}
        columns={[
          {
            id: 'number',
            header: t('number'),
            rowHeader: true,
            className: 'whitespace-nowrap',
            cell: (row) => (
              <Link href={`/numbers/${row.number}`} className="font-medium hover:underline">
                {phone(row.number)}
              </Link>
            ),
          },
          {
            id: 'reason',
            header: t('reason'),
            cell: (row) => <span className="text-ink-2">{reason(row.reason)}</span>,
          },
          {
            id: 'since',
            header: t('since'),
            className: 'tabular whitespace-nowrap text-ink-2',
            cell: (row) => at(row.since),
          },
          {
            id: 'state',
            header: t('state'),
            cell: (row) =>
              row.removedAt === null ? (
                <Status tone="ok">{t('holds')}</Status>
              ) : (
                <Status tone="none">{t('lifted', { at: at(row.removedAt) })}</Status>
              ),
          },
          {
            id: 'lift',
            header: <span className="sr-only">{t('lift')}</span>,
            align: 'end',
            cell: (row) =>
              mayLift && row.removedAt === null ? (
                <LiftSuppression
                  number={row.number}
                  shown={phone(row.number)}
                  reason={row.reason}
                  since={row.since}
                />
              ) : null,
          },
        ]}
      />
      <Pager pathname="/suppressions" query={{ search }} cursor={cursor} next={page.cursor} />
    </>
  );
}
