import { classNames } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { noonOf, shortDate } from '@/format/instants';
import type { StripDay } from './working-days';

/** The days of a duty that is counted in working days: numbered, those off hatched, the last one framed. */
export function WorkingDayStrip({ days }: { days: readonly StripDay[] }) {
  const t = useTranslations('obligations');
  const locale = useLocale();
  return (
    <ol aria-label={t('workingDays')} className="flex gap-1">
      {days.map((day) => {
        const [weekday, date] = shortDate(noonOf(day.date), locale).split(' ');
        return (
          <li
            key={day.date}
            className={classNames(
              'flex min-w-0 flex-1 flex-col items-center rounded-[5px] py-1.5 text-center text-label',
              day.kind === 'off' ? 'hatched max-w-6 text-ink-2' : 'bg-sunken',
              day.kind === 'start' && 'bg-ok-fill text-ok',
              day.last && 'bg-surface text-warn ring-2 ring-warn ring-inset',
            )}
          >
            <span
              className={classNames(
                'max-w-full truncate',
                day.kind === 'working' && !day.last && 'text-ink-2',
              )}
            >
              {day.kind === 'off' ? (
                <>
                  <span className="bg-surface px-0.5">{weekday}</span>
                  <span className="sr-only">
                    {' '}
                    {date}, {t('dayOff')}
                  </span>
                </>
              ) : (
                `${weekday} ${date}`
              )}
            </span>
            {day.count === null ? null : <span className="tabular font-bold text-lead">{day.count}</span>}
            {day.kind === 'start' ? <span className="pt-1 font-medium">{t('startDay')}</span> : null}
            {day.last ? <span className="font-medium">{t('lastDay')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
