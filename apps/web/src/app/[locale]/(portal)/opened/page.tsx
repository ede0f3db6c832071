import { listMyOpened } from '@ringratt/services';
import { DataTable, EmptyState, PageHead } from '@ringratt/ui';
import { Eye } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { Pager } from '@/lists/pager';
import { pageActing, withoutRefused } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditors');
  return { title: t('openedTitle') };
}

/** What one has opened in this organization: the same that the organization sees in its trail. */
export default async function OpenedPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const [t, locale, acting, { cursor }] = await Promise.all([
    getTranslations('auditors'),
    getLocale(),
    pageActing(),
    searchParams,
  ]);
  const page = await withoutRefused(listMyOpened(acting, { cursor }));
  return (
    <div className="flex max-w-5xl flex-col gap-5 pt-3">
      <PageHead title={t('openedTitle')} />
      <p className="max-w-prose text-ink-2">{t('openedLead')}</p>
      {page.items.length === 0 ? (
        <EmptyState icon={<Eye />} title={t('openedEmpty')}>
          {t('openedEmptyText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('openedTitle')}
          rows={page.items}
          rowKey={(item) => `${item.at} ${item.subject}`}
          columns={[
            {
              id: 'at',
              header: t('openedAt'),
              className: 'tabular whitespace-nowrap',
              cell: (item) => `${shortDate(item.at, locale)} ${clock(item.at)}`,
            },
            {
              id: 'subject',
              header: t('openedWhat'),
              rowHeader: true,
              cell: (item) => <code className="break-all font-mono text-label">{item.subject}</code>,
            },
            {
              id: 'action',
              header: t('openedHow'),
              cell: (item) => t(item.action === 'access.downloaded' ? 'downloaded' : 'looked'),
            },
          ]}
        />
      )}
      <Pager pathname="/opened" query={{}} cursor={cursor} next={page.cursor} />
    </div>
  );
}
