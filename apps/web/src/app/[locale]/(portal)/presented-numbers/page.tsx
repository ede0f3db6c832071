import { DataTable, EmptyState, PageHead, Status } from '@ringratt/ui';
import { PhoneIncoming } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { Pager } from '@/lists/pager';
import { Party } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('callerNumbers'))('title') };
}

export default async function PresentedNumbersPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const [t, locale, query, call] = await Promise.all([
    getTranslations('callerNumbers'),
    getLocale(),
    searchParams,
    portal(),
  ]);
  const { items, cursor } = await orNotFound(call.presentedNumbers.list({ cursor: query.cursor, limit: 50 }));
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} beside={<DutyChip duty="number-traceability" />} />
      {items.length === 0 ? (
        <EmptyState icon={<PhoneIncoming />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          rows={items}
          rowKey={(row) => row.id}
          tall
          columns={[
            {
              id: 'number',
              header: t('number'),
              rowHeader: true,
              cell: (row) => (
                <Link
                  href={`/presented-numbers/${row.id}`}
                  className="font-medium after:absolute after:inset-0"
                >
                  {phone(row.number)}
                </Link>
              ),
            },
            { id: 'campaign', header: t('campaign'), cell: (row) => row.campaignName },
            {
              id: 'center',
              header: t('assignment'),
              cell: (row) => <Party side="contactCenter" name={row.centerName} />,
            },
            {
              id: 'callback',
              header: t('callback'),
              cell: (row) => (
                <Status tone={row.callable ? 'ok' : 'bad'}>{t(row.callable ? 'works' : 'fails')}</Status>
              ),
            },
            {
              id: 'announcement',
              header: t('announcement'),
              cell: (row) => (
                <Status tone={row.announcedAt ? 'ok' : 'waiting'}>
                  {t(row.announcedAt ? 'announced' : 'notAnnounced')}
                </Status>
              ),
            },
            {
              id: 'state',
              header: t('state'),
              cell: (row) =>
                row.to === null
                  ? t('since', { date: longDate(row.from, locale) })
                  : t('ended', { date: longDate(row.to, locale) }),
            },
          ]}
        />
      )}
      <Pager pathname="/presented-numbers" query={{}} cursor={query.cursor} next={cursor} />
    </div>
  );
}
