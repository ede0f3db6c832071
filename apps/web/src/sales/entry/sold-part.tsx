import type { SaleDraft } from '@ringratt/services';
import { SelectField, TextAreaField, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { DateField } from '@/dates/date-field';
import { EntryPart } from './entry-part';
import type { EntryForm } from './use-sale-entry';

/** What was sold, and by whom. */
export function SoldPart({ form, call }: { form: EntryForm; call: SaleDraft }) {
  const t = useTranslations();
  const { entry, field, change, faultAt } = form;
  return (
    <EntryPart title={t('saleForm.sold')}>
      <SelectField
        id="offerId"
        label={t('saleForm.offer')}
        error={faultAt('offerId')}
        errorPrefix={t('common.error')}
        value={entry.offerId}
        onChange={(event) => change({ offerId: event.target.value })}
        fieldClassName="max-w-md"
      >
        {call.offers.map(({ id, name, version, regime }) => (
          <option key={id} value={id}>
            {name}, {t('sales.version', { version })}, {t(`sales.regimes.${regime}`)}
          </option>
        ))}
      </SelectField>
      <TextField {...field('quantity', 'quantity')} inputMode="numeric" fieldClassName="max-w-32" />
      <div className="max-w-md">
        <TextAreaField
          {...field('agreed', 'agreed')}
          hint={t('saleForm.agreedHint')}
          optional={t('common.optional')}
          maxLength={2_000}
        />
      </div>
      {call.endedAt === null ? (
        <DateField
          {...field('callEndedAt', 'callEndedAt')}
          withTime
          hint={t('saleForm.callEndedAtHint')}
          fieldClassName="max-w-60"
        />
      ) : null}
      <TextField
        {...field('agentReference', 'agentReference')}
        hint={t('saleForm.agentReferenceHint')}
        optional={t('common.optional')}
        autoComplete="off"
        maxLength={120}
        fieldClassName="max-w-60"
      />
    </EntryPart>
  );
}
