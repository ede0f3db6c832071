import { READ_BACK_STEPS } from '@ringratt/rules';
import { useLocale, useTranslations } from 'next-intl';
import { Asked } from './asked';
import { EntryPart } from './entry-part';
import type { EntryForm } from './use-sale-entry';

/** The seven steps of an oral order confirmation (4.2). */
export function ReadBackPart({ form }: { form: EntryForm }) {
  const t = useTranslations('saleForm');
  const locale = useLocale();
  return (
    <EntryPart title={t('readBack')} lead={t('readBackLead')} chip="read-back">
      <ol className="flex flex-col">
        {READ_BACK_STEPS.map(({ id, title }, index) => (
          <li key={id}>
            <Asked
              form={form}
              path={`readBack.${id}`}
              legend={
                <>
                  <span className="tabular text-ink-3">{index + 1}.</span> {title[locale]}
                </>
              }
            />
          </li>
        ))}
      </ol>
    </EntryPart>
  );
}
