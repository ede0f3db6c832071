import { EmptyState } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';
import type { ComponentProps, ReactNode } from 'react';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';

interface RegisterListProps<Row extends { number: string }>
  extends Pick<ComponentProps<typeof ListFrame<Row>>, 'list' | 'caption' | 'rowKey' | 'columns'> {
  pathname: string;
  /** The path of the same rows as a file. */
  csv: string;
  /** What stands where there is nothing yet; where a search finds nothing, that is said. */
  none: { icon: ReactNode; title: string; text: string };
  page: { items: Row[]; cursor: string | null };
  query: RegisterQuery;
}

export interface RegisterQuery {
  cursor?: string;
  search?: string;
}

/** A register of numbers: searched by number, paged, as a file, each number leading to its history. */
export async function RegisterList<Row extends { number: string }>({
  pathname,
  csv,
  none,
  page,
  query: { cursor, search },
  columns,
  ...frame
}: RegisterListProps<Row>) {
  const t = await getTranslations('registers');
  return (
    <>
      <ListFrame
        {...frame}
        csv={{ path: csv, query: { search } }}
        filters={<FilterBar search={{ label: t('searchNumber') }} />}
        empty={
          <EmptyState icon={none.icon} title={search ? t('noMatchTitle') : none.title}>
            {search ? t('noMatchText') : none.text}
          </EmptyState>
        }
        rows={page.items}
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
          ...columns,
        ]}
      />
      <Pager pathname={pathname} query={{ search }} cursor={cursor} next={page.cursor} />
    </>
  );
}
