import type { Forecast } from '@ringratt/services';
import { DataTable, Section } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { dayAndMonth, noonOf, shortDate, weekOf } from '@/format/instants';
import { integer, percent } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { ForecastChart } from './forecast-chart';

interface ForecastSectionProps {
  forecast: Forecast;
  pathname: string;
  /** Kept in the address while the view of the forecast changes. */
  query: Record<string, string>;
  view: 'chart' | 'table';
}

/** When the list will have been called through: the answer first, then how it was reckoned. */
export async function ForecastSection({ forecast, pathname, query, view }: ForecastSectionProps) {
  const [t, words, locale] = await Promise.all([
    getTranslations('campaign'),
    getTranslations('common'),
    getLocale(),
  ]);
  const { silent, done, expected, callable, finishedOn } = forecast;
  const drawn = done.length > 0 || expected.length > 0;
  const last = expected.at(-1);
  const answer = silent
    ? t(`forecastSilent.${silent}`)
    : finishedOn
      ? t.rich('forecastDone', {
          date: dayAndMonth(noonOf(finishedOn), locale),
          margin: Math.round((noonOf(forecast.endsOn) - noonOf(finishedOn)) / 86_400_000),
          b: (text) => <span className="font-bold text-ink">{text}</span>,
        })
      : t.rich('forecastLate', {
          done: integer(last?.expected ?? 0, locale),
          all: integer(callable, locale),
          b: (text) => <span className="font-bold text-ink">{text}</span>,
        });
  const week = (date: string) => words('week', { week: weekOf(date) });
  const byDay = new Map(done.map((day) => [day.date, day.done]));
  const dates = [...new Set([...done.map((day) => day.date), ...expected.map((day) => day.date)])].sort();
  return (
    <Section
      title={t('forecast')}
      action={
        drawn ? (
          <Link
            href={{ pathname, query: view === 'chart' ? { ...query, forecast: 'table' } : query }}
            scroll={false}
            className="text-accent text-table hover:underline"
          >
            {view === 'chart' ? t('forecastTable') : t('forecastChart')}
          </Link>
        ) : null
      }
    >
      <p className="text-ink-2 text-table">{answer}</p>
      {drawn && view === 'chart' ? (
        <ForecastChart
          forecast={forecast}
          label={t('forecastLabel')}
          axis={t('forecastAxis', { count: integer(callable, locale) })}
          words={{
            first: week([forecast.startsOn, done[0]?.date ?? forecast.startsOn].sort()[0]!),
            today: words('today'),
            last: week(forecast.endsOn),
            finished: finishedOn ? dayAndMonth(noonOf(finishedOn), locale) : null,
          }}
        />
      ) : null}
      {drawn && view === 'table' ? (
        <DataTable
          caption={t('forecastLabel')}
          rows={dates}
          rowKey={(date) => date}
          columns={[
            {
              id: 'day',
              header: t('forecastDay'),
              rowHeader: true,
              className: 'whitespace-nowrap',
              cell: (date) => shortDate(noonOf(date), locale),
            },
            {
              id: 'done',
              header: t('forecastDoneColumn'),
              align: 'end',
              cell: (date) => (byDay.has(date) ? integer(byDay.get(date)!, locale) : '–'),
            },
            {
              id: 'expected',
              header: t('forecastExpected'),
              align: 'end',
              cell: (date) => {
                const day = expected.find((candidate) => candidate.date === date);
                return day ? integer(day.expected, locale) : '–';
              },
            },
            {
              id: 'spread',
              header: t('forecastSpread'),
              align: 'end',
              cell: (date) => {
                const day = expected.find((candidate) => candidate.date === date);
                return day ? `${integer(day.low, locale)}–${integer(day.high, locale)}` : '–';
              },
            },
          ]}
        />
      ) : null}
      {silent === null && forecast.share !== null ? (
        <p className="text-ink-3 text-label">
          {t('forecastModel', {
            capacity: integer(forecast.attemptsPerHour, locale),
            share: percent(forecast.share, locale),
          })}
        </p>
      ) : null}
    </Section>
  );
}
