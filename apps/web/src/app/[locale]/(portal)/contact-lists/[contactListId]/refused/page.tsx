import { DataTable, EmptyState } from '@ringratt/ui';
import { CircleCheck } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { integer } from '@/format/numbers';
import { Pager } from '@/lists/pager';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ contactListId: string }>;
  searchParams: Promise<{ cursor?: string }>;
}

/** The rows of the file that were not imported, each with its reason. */
export default async function RefusedRowsPage({ params, searchParams }: PageProps) {
  const [{ contactListId }, { cursor }, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('lists'),
    getLocale(),
  ]);
  const refused = await orNotFound(
    (await portal()).contactLists.refusedRows({ contactListId, cursor, limit: 50 }),
  );
  if (refused.items.length === 0)
    return (
      <EmptyState icon={<CircleCheck />} title={t('noRefusedTitle')}>
        {t('noRefusedText')}
      </EmptyState>
    );
  return (
    <div>
      <DataTable
        caption={t('refusedTitle')}
        rows={refused.items}
        rowKey={(row) => String(row.line)}
        columns={[
          {
            id: 'line',
            header: t('line'),
            align: 'end',
            className: 'sm:w-16',
            cell: (row) => integer(row.line, locale),
          },
          {
            id: 'column',
            header: t('column'),
            cell: (row) => <span className="text-ink-2">{row.column}</span>,
          },
          {
            id: 'value',
            header: t('value'),
            rowHeader: true,
            cell: (row) => <span className="font-medium [overflow-wrap:anywhere]">{row.value || '–'}</span>,
          },
          { id: 'reason', header: t('reason'), cell: (row) => t(`reasons.${row.reason}`) },
          {
            id: 'detail',
            header: t('detail'),
            cell: (row) => <span className="text-ink-2">{row.detail ?? '–'}</span>,
          },
        ]}
      />
      <Pager
        pathname={`/contact-lists/${contactListId}/refused`}
        query={{}}
        cursor={cursor}
        next={refused.cursor}
      />
    </div>
  );
}
