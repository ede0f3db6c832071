import { may, parseNumber } from '@ringratt/services';
import { EmptyState, Status } from '@ringratt/ui';
import { ClipboardCheck } from 'lucide-react';
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
  return { title: t('consents') };
}

export default async function ConsentsPage({
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
      : await orNotFound(call.registers.consents({ cursor, limit: 50, number: sought?.number }));
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
      <ListFrame
        list="consents"
        csv={{ path: '/api/consents.csv', query: { search } }}
        filters={<FilterBar search={{ label: t('searchNumber') }} />}
        empty={
          <EmptyState icon={<ClipboardCheck />} title={t(search ? 'noMatchTitle' : 'consentsNoneTitle')}>
            {t(search ? 'noMatchText' : 'consentsNoneText')}
          </EmptyState>
        }
        caption={t('consents')}
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
      <Pager pathname="/suppressions/consents" query={{ search }} cursor={cursor} next={page.cursor} />
    </>
  );
}
