import { Button, SelectBox, TextField } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { DateField } from '@/dates/date-field';
import { getPathname } from '@/i18n/navigation';

/** Day, number and action in the address: an ordinary form, so that it works before any script does. */
export async function EventFilter({
  date,
  dateUnread,
  number,
  action,
  assignment,
  assignments,
}: {
  date: string | undefined;
  dateUnread: boolean;
  number: string | undefined;
  action: string | undefined;
  assignment: string | undefined;
  assignments: readonly { value: string; label: string }[];
}) {
  const [t, words, issues, locale] = await Promise.all([
    getTranslations('audit'),
    getTranslations('common'),
    getTranslations('issues'),
    getLocale(),
  ]);
  return (
    <search>
      <form
        method="get"
        action={getPathname({ href: '/audit', locale })}
        className="flex flex-wrap items-end gap-3"
      >
        <DateField
          id="date"
          name="date"
          label={t('date')}
          defaultValue={date}
          error={dateUnread ? issues('notADate') : null}
          className="w-40"
        />
        <TextField
          id="number"
          name="number"
          label={t('number')}
          placeholder="070-174 06 05"
          defaultValue={number}
          maxLength={40}
          className="w-40"
        />
        <TextField
          id="action"
          name="action"
          label={t('action')}
          placeholder="suppression.added"
          defaultValue={action}
          maxLength={60}
          className="w-48"
        />
        {assignments.length > 1 ? (
          <span className="flex flex-col gap-1.5">
            <label htmlFor="assignment" className="font-medium text-table">
              {t('assignment')}
            </label>
            <SelectBox
              id="assignment"
              name="assignment"
              defaultValue={assignment ?? ''}
              className="max-w-64 text-table"
            >
              <option value="">{words('all')}</option>
              {assignments.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </SelectBox>
          </span>
        ) : null}
        <Button type="submit">{t('search')}</Button>
      </form>
    </search>
  );
}
