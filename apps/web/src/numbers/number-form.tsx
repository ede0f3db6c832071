import type { NumberPlace } from '@ringratt/trpc/portal';
import { Button, SelectField, TextField } from '@ringratt/ui';
import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DateField } from '@/dates/date-field';

interface NumberFormProps {
  action: string;
  places: readonly NumberPlace[];
  number?: string;
  assignmentId?: string;
  at?: string;
  error?: string | null;
  /** What stands for the part is none. */
  placeUnknown?: boolean;
  /** What stands for the time is none. */
  atUnread?: boolean;
}

/** An ordinary form: works without script, and its answer has an address. */
export function NumberForm({
  action,
  places,
  number,
  assignmentId,
  at,
  error,
  placeUnknown,
  atUnread,
}: NumberFormProps) {
  const t = useTranslations();
  const campaigns = [...new Set(places.map((place) => place.campaign))];
  return (
    <form
      action={action}
      className="grid grid-cols-[minmax(160px,1fr)_minmax(220px,2fr)_minmax(190px,1fr)_auto] items-end gap-3 border-line border-b pb-5 max-lg:grid-cols-2 max-sm:grid-cols-1"
    >
      <TextField
        id="number"
        name="number"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t('numbers.number')}
        icon={<Phone />}
        placeholder="070-174 06 05"
        defaultValue={number}
        error={error}
        errorPrefix={t('common.error')}
        className="font-medium"
        required
      />
      <SelectField
        id="assignment"
        name="assignment"
        label={t('numbers.place')}
        defaultValue={assignmentId}
        error={placeUnknown ? t('issues.unknown') : null}
        errorPrefix={t('common.error')}
      >
        {campaigns.map((campaign) => (
          <optgroup key={campaign} label={campaign}>
            {places
              .filter((place) => place.campaign === campaign)
              .map((place) => (
                <option key={place.assignmentId} value={place.assignmentId}>
                  {campaign}, {place.party}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <DateField
        id="at"
        name="at"
        withTime
        label={`${t('numbers.at')} (${t('numbers.atHint')})`}
        defaultValue={at}
        error={atUnread ? t('issues.notADateTime') : null}
      />
      <Button type="submit" variant="primary">
        {t('numbers.try')}
      </Button>
    </form>
  );
}
