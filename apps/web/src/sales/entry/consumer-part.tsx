import { SelectField, TextAreaField, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { EntryPart } from './entry-part';
import type { SaleEntry } from './sale-entry';
import type { EntryForm } from './use-sale-entry';

/** Who bought, and where the writing goes. */
export function ConsumerPart({ form, oral }: { form: EntryForm; oral: boolean }) {
  const t = useTranslations();
  const { entry, field, change } = form;
  return (
    <EntryPart title={t('saleForm.consumer')}>
      <TextField
        {...field('name', 'consumer.name')}
        autoComplete="off"
        maxLength={160}
        fieldClassName="max-w-md"
      />
      <TextField
        {...field('email', 'consumer.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        hint={t(oral ? 'saleForm.emailHintOral' : 'saleForm.emailHint')}
        fieldClassName="max-w-md"
      />
      <div className="max-w-md">
        <TextAreaField
          {...field('address', 'consumer.address')}
          rows={2}
          maxLength={400}
          optional={t('common.optional')}
          autoComplete="off"
        />
      </div>
      <SelectField
        id="language"
        label={t('saleForm.language')}
        value={entry.language}
        onChange={(event) => change({ language: event.target.value as SaleEntry['language'] })}
        fieldClassName="max-w-48"
      >
        {(['sv', 'en'] as const).map((value) => (
          <option key={value} value={value}>
            {t(`sales.languages.${value}`)}
          </option>
        ))}
      </SelectField>
    </EntryPart>
  );
}
