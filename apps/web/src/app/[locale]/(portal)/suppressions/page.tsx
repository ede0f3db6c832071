import { may } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { ShieldBan } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { LiftSuppression } from '@/registers/lift-suppression';
import { RegisterList, type RegisterQuery } from '@/registers/register-list';
import { RegisterUpload } from '@/registers/register-upload';
import { pageOfSought } from '@/registers/sought-number';
import { SuppressForm } from '@/registers/suppress-form';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers');
  return { title: t('suppressions') };
}

export default async function SuppressionsPage({ searchParams }: { searchParams: Promise<RegisterQuery> }) {
  const [t, locale, query, acting, call] = await Promise.all([
    getTranslations('registers'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const page = await pageOfSought(query.search, (number) =>
    orNotFound(call.registers.suppressions({ cursor: query.cursor, limit: 50, number })),
  );
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
      <RegisterList
        list="suppressions"
        pathname="/suppressions"
        csv="/api/suppressions.csv"
        none={{ icon: <ShieldBan />, title: t('noneTitle'), text: t('noneText') }}
        caption={t('suppressions')}
        page={page}
        query={query}
        rowKey={(row) => row.number}
        columns={[
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
    </>
  );
}
