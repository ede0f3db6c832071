import { may } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { ClipboardCheck } from 'lucide-react';
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
  return { title: t('consents') };
}

export default async function ConsentsPage({ searchParams }: { searchParams: Promise<RegisterQuery> }) {
  const [t, locale, query, acting, call] = await Promise.all([
    getTranslations('registers'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const page = await pageOfSought(query.search, (number) =>
    orNotFound(call.registers.consents({ cursor: query.cursor, limit: 50, number })),
  );
  const mayWrite = may(acting.actor, 'register.write');
  return (
    <>
      <p className="max-w-prose text-ink-2">{t('consentsLead')}</p>
      {mayWrite ? (
        <>
          <EntryForm register="consents" />
          <RegisterUpload register="consents" />
        </>
      ) : null}
      <RegisterList
        list="consents"
        pathname="/suppressions/consents"
        csv="/api/consents.csv"
        none={{ icon: <ClipboardCheck />, title: t('consentsNoneTitle'), text: t('consentsNoneText') }}
        caption={t('consents')}
        page={page}
        query={query}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'given',
            header: t('fields.givenAt'),
            className: 'tabular whitespace-nowrap text-ink-2',
            cell: (row) => shortDate(row.givenAt, locale),
          },
          {
            id: 'automated',
            header: t('covers'),
            cell: (row) => t(row.automated ? 'coversAutomated' : 'coversCalls'),
          },
          {
            id: 'source',
            header: t('fields.source'),
            cell: (row) => <span className="text-ink-2 [overflow-wrap:anywhere]">{row.source}</span>,
          },
          {
            id: 'state',
            header: t('state'),
            cell: (row) =>
              row.withdrawnAt === null ? (
                <Status tone="ok">{t('holds')}</Status>
              ) : (
                <Status tone="none">{t('withdrawn', { at: shortDate(row.withdrawnAt, locale) })}</Status>
              ),
          },
          {
            id: 'end',
            header: <span className="sr-only">{t('withdraw')}</span>,
            align: 'end',
            cell: (row) =>
              mayWrite && row.withdrawnAt === null ? (
                <EndEntry act="withdraw" id={row.number} shown={phone(row.number)} />
              ) : null,
          },
        ]}
      />
    </>
  );
}
