'use client';

import { CheckboxField, TextAreaField, TextField } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { integer } from '@/format/numbers';
import { clockTyped } from '@/format/typed';
import { DutyChip } from '@/rules/duty-chip';
import type { CampaignDraft } from './campaign-draft';
import { guidelineValues as law } from './guideline-values';

interface LimitFieldsProps {
  draft: CampaignDraft;
  onChange: (changes: Partial<CampaignDraft>) => void;
  faultAt: (path: string) => string | undefined;
}

/** Each stricter limit with what the guidelines allow and the clause that says so. */
export function LimitFields({ draft, onChange, faultAt }: LimitFieldsProps) {
  const t = useTranslations('campaignForm');
  const words = useTranslations('common');
  const locale = useLocale();
  const row = (
    path: string,
    name: 'dailyAttempts' | 'thirtyDayAttempts' | 'attemptIntervalMinutes' | 'customerRelationMonths',
    label: string,
    duty: string,
    value: string,
  ) => (
    <div key={path} className="flex items-start gap-3">
      <TextField
        id={path}
        inputMode="numeric"
        label={label}
        hint={t('guideline', { value })}
        error={faultAt(path)}
        errorPrefix={words('error')}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
        fieldClassName="w-80 max-sm:w-full"
      />
      <span className="pt-0.5">
        <DutyChip duty={duty} />
      </span>
    </div>
  );
  const window = (
    day: 'weekday' | 'weekend',
    opens: 'weekdayOpens' | 'weekendOpens',
    closes: 'weekdayCloses' | 'weekendCloses',
  ) => (
    <fieldset key={day} className="flex flex-col gap-2" disabled={day === 'weekend' && draft.noWeekend}>
      <legend className="pb-1 font-medium text-table">{t(day)}</legend>
      <p className="text-ink-2 text-table">
        {t('guideline', {
          value: t('hoursValue', { from: clockTyped(law[opens]), to: clockTyped(law[closes]) }),
        })}
      </p>
      <div className="flex flex-wrap gap-3">
        {[['opens', opens] as const, ['closes', closes] as const].map(([end, name]) => {
          const path = `limits.hours.${day}.${end}`;
          return (
            <TextField
              key={path}
              id={path}
              label={t(end)}
              placeholder={clockTyped(law[name])}
              inputMode="numeric"
              error={faultAt(path)}
              errorPrefix={words('error')}
              value={draft[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
              fieldClassName="w-40"
            />
          );
        })}
      </div>
    </fieldset>
  );
  return (
    <div className="flex flex-col gap-5">
      <p className="text-ink-2">{t('limitsLead')}</p>
      <div className="flex items-start gap-3">
        <div className="flex flex-col gap-4">
          {window('weekday', 'weekdayOpens', 'weekdayCloses')}
          {window('weekend', 'weekendOpens', 'weekendCloses')}
          <CheckboxField
            id="noWeekend"
            label={t('noWeekend')}
            checked={draft.noWeekend}
            onChange={(event) => onChange({ noWeekend: event.target.checked })}
          />
        </div>
        <DutyChip duty="calling-hours" />
      </div>
      {row(
        'limits.dailyAttempts',
        'dailyAttempts',
        t('dailyAttempts'),
        'daily-attempts',
        t('atMost', { value: integer(law.dailyAttempts, locale) }),
      )}
      {row(
        'limits.attemptIntervalMinutes',
        'attemptIntervalMinutes',
        t('attemptIntervalMinutes'),
        'attempt-interval',
        t('atLeast', { value: t('minutes', { count: law.attemptIntervalMinutes }) }),
      )}
      {row(
        'limits.thirtyDayAttempts',
        'thirtyDayAttempts',
        t('thirtyDayAttempts', { hours: law.thirtyDayHours }),
        'thirty-day-attempts',
        t('atMost', { value: integer(law.thirtyDayAttempts, locale) }),
      )}
      {row(
        'limits.customerRelationMonths',
        'customerRelationMonths',
        t('customerRelationMonths'),
        'nix-register',
        t('atMost', { value: t('months', { count: law.customerRelationMonths }) }),
      )}
      <div className="flex items-start gap-3">
        <div className="flex w-80 flex-col gap-3 max-sm:w-full">
          <TextAreaField
            id="limits.closedDays"
            label={t('closedDays')}
            hint={t('closedDaysHint')}
            error={
              faultAt('limits.closedDays') ??
              draft.closedDays
                .split(/[\s,;]+/)
                .map((_, index) => faultAt(`limits.closedDays[${index}]`))
                .find(Boolean)
            }
            errorPrefix={words('error')}
            value={draft.closedDays}
            onChange={(event) => onChange({ closedDays: event.target.value })}
          />
          <CheckboxField
            id="limits.publicHolidaysClosed"
            label={t('publicHolidaysClosed')}
            hint={t('publicHolidaysHint')}
            checked={draft.publicHolidaysClosed}
            onChange={(event) => onChange({ publicHolidaysClosed: event.target.checked })}
          />
        </div>
        <DutyChip duty="closed-day" />
      </div>
      <div className="flex items-start gap-3">
        <div className="w-80 max-sm:w-full">
          <CheckboxField
            id="limits.immediateRedial"
            label={t('immediateRedial')}
            hint={t('immediateRedialHint')}
            checked={draft.immediateRedial}
            onChange={(event) => onChange({ immediateRedial: event.target.checked })}
          />
        </div>
        <DutyChip duty="dedicated-redial" />
      </div>
    </div>
  );
}
