import { may, parseNumber } from '@ringratt/services';
import { EmptyState, Status } from '@ringratt/ui';
import { Handshake } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { EndEntry } from '@/registers/end-entry';
import { EntryForm } from '@/registers/entry-form';
import { RegisterUpload } from '@/registers/register-upload';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers');
  return { title: t('relations') };
}

export default async function CustomerRelationsPage({
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
      : await orNotFound(call.registers.customerRelations({ cursor, limit: 50, number: sought?.number }));
  const mayWrite = may(acting.actor, 'register.write');
  return (
    <>
      <p className="max-w-prose text-ink-2">{t('relationsLead')}</p>
      {mayWrite ? (
        <>
          <EntryForm register="relations" />
          <RegisterUpload register="relations" />
        </>
      ) : null}
      <ListFrame
        list="customerRelations"
        csv={{ path: '/api/customer-relations.csv', query: { search } }}
        filters={<FilterBar search={{ label: t('searchNumber') }} />}
        empty={
          <EmptyState icon={<Handshake />} title={t(search ? 'noMatchTitle' : 'relationsNoneTitle')}>
            {t(search ? 'noMatchText' : 'relationsNoneText')}
          </EmptyState>
        }
        caption={t('relations')}
        rows={page.items}
        rowKey={(row) => row.id}
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
          { id: 'product', header: t('fields.productKind'), cell: (row) => row.productKind },
          {
            id: 'since',
            header: t('fields.since'),
            className: 'tabular whitespace-nowrap text-ink-2',
            cell: (row) => shortDate(row.since, locale),
          },
          {
            id: 'state',
            header: t('state'),
            cell: (row) =>
              row.endedAt === null ? (
                <Status tone="ok">{t('lasts')}</Status>
              ) : (
                <Status tone="none">{t('ended', { at: shortDate(row.endedAt, locale) })}</Status>
              ),
          },
          {
            id: 'end',
            header: <span className="sr-only">{t('end')}</span>,
            align: 'end',
            cell: (row) =>
              mayWrite && row.endedAt === null ? (
                <EndEntry act="end" id={row.id} shown={phone(row.number)} />
              ) : null,
          },
        ]}
      />
      <Pager pathname="/suppressions/customers" query={{ search }} cursor={cursor} next={page.cursor} />
    </>
  );
}
