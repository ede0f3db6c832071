import { SelectField, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { Asked, useRequirement } from './asked';
import { EntryPart } from './entry-part';
import { type SaleEntry, withdrawalTold } from './sale-entry';
import type { EntryForm } from './use-sale-entry';

/** What a sale that has to be accepted in writing asks of its call: withdrawing, and no acceptance in it (4.2). */
export function WrittenParts({ form }: { form: EntryForm }) {
  const t = useTranslations('saleForm');
  const said = useRequirement();
  const { entry, field, change } = form;
  return (
    <>
      <EntryPart title={t('withdrawal')} chip="withdrawal-information">
        <div className="flex flex-wrap gap-4">
          <TextField {...field('days', 'withdrawal.days')} inputMode="numeric" fieldClassName="w-48" />
          <SelectField
            id="withdrawal.startsFrom"
            label={t('startsFrom')}
            value={entry.startsFrom}
            onChange={(event) => change({ startsFrom: event.target.value as SaleEntry['startsFrom'] })}
            fieldClassName="w-72 max-sm:w-full"
          >
            <option value="">{t('known.unknown')}</option>
            <option value="receipt">{t('fromReceipt')}</option>
            <option value="acceptance">{t('fromAcceptance')}</option>
          </SelectField>
        </div>
        <div className="flex flex-col">
          {withdrawalTold.map((name) => (
            <Asked
              key={name}
              form={form}
              path={`withdrawal.${name}`}
              legend={said('withdrawal-information', name)}
            />
          ))}
        </div>
      </EntryPart>
      <EntryPart title={t('inCall')} chip="written-acceptance">
        <div className="flex flex-col">
          <Asked form={form} path="acceptanceInCall.wanted" legend={t('wanted')} />
          {entry.known['acceptanceInCall.wanted'] === 'yes' ? (
            <Asked
              form={form}
              path="acceptanceInCall.toldVoid"
              legend={said('written-acceptance', 'toldVoid')}
            />
          ) : null}
        </div>
      </EntryPart>
    </>
  );
}
