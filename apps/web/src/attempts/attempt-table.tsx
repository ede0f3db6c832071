import type { CampaignAttempt } from '@ringratt/services';
import { DataTable, Status } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, clockWithSeconds, dayAndMonth, dayDistance } from '@/format/instants';
import { phone } from '@/format/phone';
import { relativeDay } from '@/format/relative-day';
import { Link } from '@/i18n/navigation';
import { Party, shortName } from '@/parties/party';
import { dutyWords } from '@/rules/duty-words';
import { Outcome, outcomeWord } from './outcome';

interface AttemptTableProps {
  attempts: readonly CampaignAttempt[];
  now: number;
  /** What the campaign allows: a day, and in 30 days. */
  most: { day: number; thirtyDays: number };
  /** Whose each attempt is, where there are several who call. */
  parties?: boolean;
}

/** Attempts, newest first, each with its count against the limits, its check and what comes next. */
export async function AttemptTable({ attempts, now, most, parties = true }: AttemptTableProps) {
  const [t, words, locale] = await Promise.all([
    getTranslations('campaign'),
    getTranslations('common'),
    getLocale(),
  ]);
  const ofMost = (count: number, limit: number) =>
    t.rich('of', {
      count,
      most: limit,
      b: (figure) => <span className="font-medium text-ink">{figure}</span>,
    });
  return (
    <DataTable
      caption={t('latest')}
      rows={attempts}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'time',
          header: t('time'),
          className: 'tabular whitespace-nowrap',
          cell: (row) => (
            <time dateTime={new Date(row.startedAt).toISOString()} className="text-ink-2">
              {dayDistance(row.startedAt, now) === 0
                ? clockWithSeconds(row.startedAt)
                : `${dayAndMonth(row.startedAt, locale)} ${clock(row.startedAt)}`}
            </time>
          ),
        },
        {
          id: 'number',
          header: t('number'),
          rowHeader: true,
          className: 'whitespace-nowrap',
          cell: (row) => (
            <Link href={`/numbers/${row.number}`} className="font-medium hover:underline">
              {phone(row.number)}
            </Link>
          ),
        },
        ...(parties
          ? [
              {
                id: 'center',
                header: t('center'),
                cell: (row: CampaignAttempt) => <Party side="contactCenter" name={shortName(row.center)} />,
              },
            ]
          : []),
        {
          id: 'day',
          header: t('today2'),
          align: 'end',
          className: 'whitespace-nowrap text-ink-2',
          cell: (row) => <span>{ofMost(row.ofDay, most.day)}</span>,
        },
        {
          id: 'thirty',
          header: t('thirtyDays'),
          align: 'end',
          className: 'whitespace-nowrap text-ink-2',
          cell: (row) => <span>{ofMost(row.ofThirtyDays, most.thirtyDays)}</span>,
        },
        {
          id: 'outcome',
          header: t('outcome'),
          className: 'sm:pl-4',
          cell: (row) => <Outcome word={outcomeWord(row)} />,
        },
        { id: 'rings', header: t('rings'), align: 'end', cell: (row) => row.rings ?? '–' },
        {
          id: 'check',
          header: t('check'),
          className: 'sm:pl-4',
          cell: (row) =>
            row.breach ? (
              <Status tone="bad">{t('breach', { clause: dutyWords(row.breach, locale).clause })}</Status>
            ) : (
              <Status tone="ok">{t('approved')}</Status>
            ),
        },
        {
          id: 'then',
          header: t('then'),
          className: 'whitespace-nowrap',
          cell: (row) => (
            <span className="text-ink-2">
              {row.nextSlotAt
                ? `${relativeDay(row.nextSlotAt, now, locale, words)} ${clock(row.nextSlotAt)}`
                : '–'}
            </span>
          ),
        },
      ]}
    />
  );
}
