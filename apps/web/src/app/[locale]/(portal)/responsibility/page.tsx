import { DataTable, EmptyState, PageHead, Status } from '@ringratt/ui';
import { Handshake } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { shortDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { Party, shortName } from '@/parties/party';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('responsibility'))('title') };
}

export default async function ResponsibilitiesPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const [{ cursor }, t, words, locale] = await Promise.all([
    searchParams,
    getTranslations('responsibility'),
    getTranslations('common'),
    getLocale(),
  ]);
  const page = await (await portal()).responsibility.list({ cursor: cursor ?? null });
  type Row = (typeof page.items)[number];
  const openState = (row: Row) => {
    if (row.open === null) return <span className="text-ink-3">{t('noneOpen')}</span>;
    const ours = !row.signed.includes(row.side);
    const text = !row.openComplete
      ? t('incomplete')
      : row.signed.length === 0
        ? t('waitsForBoth')
        : ours
          ? t('waitsForYou')
          : t('waitsForOther', { party: shortName(row.counterparty) });
    return <Status tone="waiting">{`${t('version', { version: row.open })}: ${text.toLowerCase()}`}</Status>;
  };
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} facts={[t('lead')]} />
      {page.items.length === 0 ? (
        <EmptyState icon={<Handshake />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          rows={page.items}
          rowKey={(row) => row.assignmentId}
          columns={[
            {
              id: 'campaign',
              header: t('campaign'),
              rowHeader: true,
              cell: (row) => (
                <Link
                  href={`/assignments/${row.assignmentId}/responsibility`}
                  className="font-bold hover:underline"
                >
                  {row.campaignName}
                </Link>
              ),
            },
            {
              id: 'counterparty',
              header: t('counterparty'),
              cell: (row) => (
                <Party
                  side={row.side === 'principal' ? 'contactCenter' : 'principal'}
                  name={row.counterparty}
                />
              ),
            },
            {
              id: 'holds',
              header: t('holds'),
              cell: (row) =>
                row.holds === null ? (
                  <Status tone="waiting">{t('noneHolds')}</Status>
                ) : (
                  <Status tone="ok">
                    {t('version', { version: row.holds })}
                    {row.holdsSince ? ` · ${shortDate(row.holdsSince, locale)}` : ''}
                  </Status>
                ),
            },
            { id: 'open', header: t('open'), cell: openState },
          ]}
        />
      )}
      {page.cursor ? (
        <Link
          href={`/responsibility?cursor=${page.cursor}`}
          className="text-accent text-table hover:underline"
        >
          {words('older')}
        </Link>
      ) : null}
    </div>
  );
}
