import { may } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { Handshake } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { EndEntry } from '@/registers/end-entry';
import { EntryForm } from '@/registers/entry-form';
import { RegisterList, type RegisterQuery } from '@/registers/register-list';
import { RegisterUpload } from '@/registers/register-upload';
import { pageOfSought } from '@/registers/sought-number';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers');
  return { title: t('relations') };
}

export default async function CustomerRelationsPage({
  searchParams,
}: {
  searchParams: Promise<RegisterQuery>;
}) {
  const [t, locale, query, acting, call] = await Promise.all([
    getTranslations('registers'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const page = await pageOfSought(query.search, (number) =>
    orNotFound(call.registers.customerRelations({ cursor: query.cursor, limit: 50, number })),
  );
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
      <RegisterList
        list="customerRelations"
        pathname="/suppressions/customers"
        csv="/api/customer-relations.csv"
        none={{ icon: <Handshake />, title: t('relationsNoneTitle'), text: t('relationsNoneText') }}
        caption={t('relations')}
        page={page}
        query={query}
        rowKey={(row) => row.id}
        columns={[
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
    </>
  );
}
