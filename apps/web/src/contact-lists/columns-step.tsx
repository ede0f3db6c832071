'use client';

import type { ContactListPreview } from '@ringratt/services';
import { SelectField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ImportDraft } from './import-draft';

const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;
const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

interface ColumnsStepProps {
  preview: ContactListPreview;
  draft: ImportDraft;
  busy: boolean;
  faultAt: (id: string) => ReactNode;
  /** Another encoding or delimiter: the file is read anew; another delimiter makes other columns. */
  onLook: (changes: Partial<ImportDraft>) => void;
  onChange: (changes: Partial<ImportDraft>) => void;
}

/** What was sniffed, each changeable, beside the file's first rows. */
export function ColumnsStep({ preview, draft, busy, faultAt, onLook, onChange }: ColumnsStepProps) {
  const t = useTranslations('lists');
  const columns = preview.header.map((title, index) => ({
    value: String(index),
    title: title || String(index + 1),
  }));
  return (
    <div className="flex flex-col gap-4" aria-busy={busy}>
      <p className="text-ink-2">{t('columnsHint')}</p>
      <div className="grid grid-cols-4 gap-3 max-sm:grid-cols-2">
        <SelectField
          id="encoding"
          label={t('encoding')}
          value={draft.encoding}
          error={faultAt('encoding')}
          onChange={(event) => onLook({ encoding: event.target.value })}
        >
          {encodings.map((encoding) => (
            <option key={encoding} value={encoding}>
              {t(`encodings.${encoding}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="delimiter"
          label={t('delimiter')}
          value={draft.delimiter}
          onChange={(event) => onLook({ delimiter: event.target.value })}
        >
          {Object.entries(delimiterNames).map(([value, name]) => (
            <option key={name} value={value}>
              {t(`delimiters.${name}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="numberColumn"
          label={t('numberColumn')}
          value={draft.numberColumn ?? ''}
          error={faultAt('numberColumn')}
          onChange={(event) => onChange({ numberColumn: event.target.value })}
        >
          <option value="">–</option>
          {columns.map((column) => (
            <option key={column.value} value={column.value}>
              {column.title}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="nameColumn"
          label={t('nameColumn')}
          value={draft.nameColumn ?? ''}
          onChange={(event) => onChange({ nameColumn: event.target.value })}
        >
          <option value="">{t('noColumn')}</option>
          {columns.map((column) => (
            <option key={column.value} value={column.value}>
              {column.title}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="birthColumn"
          label={t('birthColumn')}
          value={draft.birthColumn ?? ''}
          onChange={(event) => onChange({ birthColumn: event.target.value })}
        >
          <option value="">{t('noColumn')}</option>
          {columns.map((column) => (
            <option key={column.value} value={column.value}>
              {column.title}
            </option>
          ))}
        </SelectField>
        <p className="col-span-3 self-end pb-1.5 text-ink-2 text-table max-sm:col-span-1">{t('birthHint')}</p>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too.
        tabIndex={0}
        aria-label={t('preview')}
        className="overflow-x-auto rounded-control border border-line"
      >
        <table className="w-full text-table">
          <caption className="sr-only">{t('preview')}</caption>
          <thead>
            <tr className="border-line border-b bg-sunken">
              {columns.map((column) => (
                <th
                  key={column.value}
                  scope="col"
                  className="h-8 whitespace-nowrap px-3 text-left font-medium text-ink-2 data-chosen:bg-soft data-chosen:text-accent"
                  data-chosen={
                    [draft.numberColumn, draft.nameColumn, draft.birthColumn].includes(column.value)
                      ? ''
                      : undefined
                  }
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, line) => (
              <tr key={`${line}-${row[0]}`} className="border-line border-b last:border-b-0">
                {columns.map((column, index) => (
                  <td key={column.value} className="h-8 whitespace-nowrap px-3">
                    {row[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
