import { buttonLooks, type Column, DataTable } from '@ringratt/ui';
import { ArrowDown, ArrowUp, ChevronsUpDown, Download } from 'lucide-react';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { ColumnMenu } from './column-menu';
import { columnsCookie, hiddenIn } from './columns';

interface ListFrameProps<Row> {
  /** The list's name, by which its columns are remembered. */
  list: string;
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  tall?: boolean;
  filters?: ReactNode;
  /** Which columns the list is ordered by, with the name of each order; the order in force stands in the address. */
  sort?: {
    pathname: string;
    query: Record<string, string | undefined> & { sort?: string | undefined };
    by: Record<string, string>;
  };
  /** The file of the whole list, with the filters that shape it. */
  csv?: { path: string; query: Record<string, string | undefined> };
  /** What stands where no row does. */
  empty: ReactNode;
}

/** Names a column in words, where it has words; the row's own name is always shown. */
const wordsOf = <Row,>(column: Column<Row>): string | null =>
  column.rowHeader ? null : (column.label ?? (typeof column.header === 'string' ? column.header : null));

/** A column whose head orders the list by it, the other way when it does already. */
function sortable<Row>(column: Column<Row>, sort: NonNullable<ListFrameProps<Row>['sort']>): Column<Row> {
  const order = sort.by[column.id];
  if (!order || typeof column.header !== 'string') return column;
  const now = sort.query.sort;
  const sorted = now === order ? 'ascending' : now === `-${order}` ? 'descending' : 'none';
  const query = Object.fromEntries(
    Object.entries({ ...sort.query, sort: now === order ? `-${order}` : order }).filter(([, value]) => value),
  ) as Record<string, string>;
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[sorted];
  return {
    ...column,
    sorted,
    label: column.label ?? column.header,
    header: (
      <Link
        href={{ pathname: sort.pathname, query }}
        className="inline-flex h-6 items-center gap-1 hover:text-ink"
      >
        {column.header}
        <Icon
          aria-hidden="true"
          className={sorted === 'none' ? 'size-3.5 text-ink-3' : 'size-3.5 text-accent'}
        />
      </Link>
    ),
  };
}

/** A list: its filters, its file, which columns it shows, and its rows. */
export async function ListFrame<Row>(props: ListFrameProps<Row>) {
  const { list, columns: given, rows, filters, csv, sort, empty, ...table } = props;
  const columns = sort ? given.map((column) => sortable(column, sort)) : given;
  const [t, store] = await Promise.all([getTranslations('common'), cookies()]);
  const named = columns.flatMap((column) => {
    const label = wordsOf(column);
    return label ? [{ id: column.id, label }] : [];
  });
  const hidden = hiddenIn(store.get(columnsCookie(list))?.value).filter((id) =>
    named.some((column) => column.id === id),
  );
  const query = new URLSearchParams(
    Object.entries(csv?.query ?? {}).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ).toString();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">{filters}</div>
        {rows.length > 0 ? (
          <div className="flex flex-wrap gap-2">
            {csv ? (
              <a href={query ? `${csv.path}?${query}` : csv.path} className={buttonLooks()} download>
                <Download aria-hidden="true" />
                {t('csv')}
              </a>
            ) : null}
            {named.length > 1 ? <ColumnMenu list={list} columns={named} hidden={hidden} /> : null}
          </div>
        ) : null}
      </div>
      {rows.length === 0 ? (
        empty
      ) : (
        <DataTable {...table} rows={rows} columns={columns.filter(({ id }) => !hidden.includes(id))} />
      )}
    </>
  );
}
