import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Skeleton } from './page-parts.tsx';

export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, with figures of one width. */
  align?: 'start' | 'end';
  /** The row's own name: a header of its row. */
  rowHeader?: boolean;
  /** How the column is sorted now, where it can be. */
  sorted?: 'ascending' | 'descending' | 'none';
  className?: string;
  /** The header's words where `header` is no text: shown beside the value on small screens. */
  label?: string;
}

/** Roles are named because another `display`, on small screens, takes them from a table's own parts. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
} as const;

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Two lines a row. */
  tall?: boolean;
  className?: string;
}

/**
 * Rows between hairlines; on a small screen each row becomes labels and values. A table that needs more room than it has
 * is scrolled in its own place, never the page.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  tall = false,
  className,
}: DataTableProps<Row>) {
  return (
    // The edge that it is scrolled behind leaves room for what marks the focus.
    <div className={classNames('-m-1 min-w-0 overflow-x-auto p-1 print:overflow-visible', className)}>
      <table {...as.table} className="w-full border-collapse text-table max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead {...as.rowgroup} className="max-sm:sr-only">
          <tr {...as.row} className="border-line border-b">
            {columns.map((column) => (
              <th
                key={column.id}
                {...as.columnheader}
                scope="col"
                aria-sort={column.sorted}
                className={classNames(
                  'h-9 whitespace-nowrap font-medium text-ink-2 last:pr-0',
                  column.align === 'end' ? 'pr-8 text-right' : 'pr-4 text-left',
                  column.className,
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup} className="max-sm:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              {...as.row}
              className="group/row relative border-line border-b hover:bg-sunken has-[th_a:focus-visible]:bg-soft max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:py-3"
            >
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} tall={tall} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row, tall }: { column: Column<Row>; row: Row; tall: boolean }) {
  const looks = classNames(
    'font-normal last:pr-0 sm:py-1.5 max-sm:flex max-sm:h-auto max-sm:min-h-6 max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:pr-0',
    column.align === 'end' ? 'pr-8' : 'pr-4',
    // Among labels and values the row's own name stands first.
    column.rowHeader && 'max-sm:-order-1 max-sm:pb-1',
    tall ? 'h-[50px]' : 'h-9',
    column.align === 'end' ? 'tabular text-right' : 'text-left',
    column.className,
  );
  const label = column.label ?? (typeof column.header === 'string' ? column.header : null);
  const content = (
    <>
      {label && !column.rowHeader ? (
        <span aria-hidden="true" className="text-ink-3 sm:hidden">
          {label}
        </span>
      ) : null}
      {column.cell(row)}
    </>
  );
  return column.rowHeader ? (
    <th {...as.rowheader} scope="row" className={looks}>
      {content}
    </th>
  ) : (
    <td {...as.cell} className={looks}>
      {content}
    </td>
  );
}

/** While rows are on their way: lines of their real height. */
export function TableSkeleton({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-9 items-center gap-6 border-line border-b">
          <Skeleton className="h-3 w-2/5" />
          <Skeleton className="h-3 w-1/5" />
          <Skeleton className="h-3 w-1/6" />
        </div>
      ))}
    </div>
  );
}
