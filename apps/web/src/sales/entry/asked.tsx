import { duties } from '@ringratt/rules';
import { ChoiceRow } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Known } from './sale-entry';
import type { EntryForm } from './use-sale-entry';

const requirements = new Map<string, Record<string, { sv: string; en: string }>>(
  duties.map((duty) => [duty.id, 'requirements' in duty ? { ...duty.requirements } : {}]),
);

/** A duty's requirement in its own words. */
export function useRequirement(): (duty: string, requirement: string) => string {
  const locale = useLocale();
  return (duty, requirement) => requirements.get(duty)?.[requirement]?.[locale] ?? requirement;
}

/** Whether something was said or done in the call: yes, no, or not known. */
export function Asked({ form, path, legend }: { form: EntryForm; path: string; legend: ReactNode }) {
  const t = useTranslations();
  const { known } = form.entry;
  return (
    <ChoiceRow
      id={path}
      legend={legend}
      options={(['yes', 'no', ''] as const).map((value) => ({
        value: value as Known,
        label: t(`saleForm.known.${value === '' ? 'unknown' : value}`),
      }))}
      value={known[path] ?? ''}
      onChange={(value) => form.change({ known: { ...known, [path]: value } })}
      error={form.faultAt(path)}
      errorPrefix={t('common.error')}
    />
  );
}
