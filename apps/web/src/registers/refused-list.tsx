'use client';

import type { RefusedEntry } from '@ringratt/services';
import { Button, DataTable } from '@ringratt/ui';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';

const shown = 20;

/** What was not taken of a file: line, field, value, reason; all that is known of it as a file to mend. */
export function RefusedList({ refused, count }: { refused: readonly RefusedEntry[]; count: number }) {
  const t = useTranslations('registers');
  if (count === 0) return null;
  const named = <T extends string>(group: 'fields' | 'refusals', key: string): T | string => {
    const path = `${group}.${key}` as Parameters<typeof t.has>[0];
    return t.has(path) ? t(path as 'fields.number') : key;
  };
  const reason = (entry: RefusedEntry) =>
    entry.detail && entry.reason === 'duplicate'
      ? t('duplicateOf', { line: entry.detail })
      : named('refusals', entry.reason);
  const download = () => {
    const cell = (text: string) => {
      const inert = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s()-]+$/.test(text) ? `'${text}` : text;
      return `"${inert.replaceAll('"', '""')}"`;
    };
    const lines = refused.map((entry) =>
      [String(entry.line), named('fields', entry.column || 'number'), entry.value, reason(entry)]
        .map(cell)
        .join(';'),
    );
    const head = [t('line'), t('field'), t('value'), t('why')].map(cell).join(';');
    const address = URL.createObjectURL(
      new Blob([`\ufeff${[head, ...lines].join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = t('refusedFile');
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="flex w-full flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-bold text-table">{t('refusedTitle', { count })}</p>
        <Button size="small" onClick={download}>
          <Download aria-hidden="true" />
          {t('refusedDownload')}
        </Button>
      </div>
      <DataTable
        caption={t('refusedTitle', { count })}
        rows={refused.slice(0, shown)}
        rowKey={(entry) => `${entry.line} ${entry.column}`}
        columns={[
          {
            id: 'line',
            header: t('line'),
            rowHeader: true,
            className: 'tabular',
            cell: (entry) => entry.line,
          },
          { id: 'field', header: t('field'), cell: (entry) => named('fields', entry.column || 'number') },
          {
            id: 'value',
            header: t('value'),
            className: '[overflow-wrap:anywhere]',
            cell: (entry) => entry.value || '–',
          },
          { id: 'why', header: t('why'), cell: reason },
        ]}
      />
      {count > shown ? <p className="text-ink-2 text-table">{t('refusedMore', { shown, count })}</p> : null}
    </div>
  );
}
