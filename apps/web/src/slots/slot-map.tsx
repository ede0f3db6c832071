import type { Heatmap } from '@ringratt/services';
import {
  buttonLooks,
  DataTable,
  HeatLegend,
  HeatMap,
  type HeatMapRow,
  Section,
  Segments,
  segmentLooks,
} from '@ringratt/ui';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { noonOf, shortDate, weekdayAndDate, weekOf } from '@/format/instants';
import { compact, integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { DutyChip } from '@/rules/duty-chip';
import { addDays, mondayOf } from './weeks';

const clockOf = (halfHour: number) =>
  `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 ? '30' : '00'}`;

/** Steps that divide the busiest cell in five, at least one apart. */
function stepsFor(heatmap: Heatmap): number[] {
  const most = Math.max(
    5,
    ...heatmap.days.flatMap((day) => day.cells.filter((cell) => !cell.past).map((cell) => cell.count)),
  );
  return [0.2, 0.4, 0.6, 0.8].map((share) => Math.max(2, Math.ceil(most * share)));
}

interface SlotMapProps {
  heatmap: Heatmap;
  /** The page it stands on, and its view's own address parts. */
  pathname: string;
  from: string;
  view: 'map' | 'list';
}

/** Two weeks of slots by half-hour, with the same as a list; on the phone the list comes first. */
export async function SlotMap({ heatmap, pathname, from, view }: SlotMapProps) {
  const [t, locale] = await Promise.all([getTranslations('campaign'), getLocale()]);
  const open = heatmap.days.filter((day) => !day.closed);
  const first = Math.min(16, ...open.map((day) => day.opens));
  const last = Math.max(42, ...open.map((day) => day.closes));
  const columns = Array.from({ length: last - first }, (_, index) => ({
    id: clockOf(first + index),
    label: clockOf(first + index),
    shown: (first + index) % 2 === 0,
  }));
  const steps = stepsFor(heatmap);
  const closedWords = {
    guidelines: t('closedGuidelines'),
    campaign: t('closedCampaign'),
    period: t('closedPeriod'),
  };
  const rows = heatmap.days.map((day, index): HeatMapRow => {
    const at = noonOf(day.date);
    const total = day.cells.reduce((sum, cell) => sum + cell.count, 0);
    const long = weekdayAndDate(at, locale);
    return {
      id: day.date,
      ...(index % 7 === 0 && { group: t('weekShort', { week: weekOf(day.date) }) }),
      label: shortDate(at, locale),
      emphasized: day.date === heatmap.now.date,
      from: day.opens - first,
      to: day.closes - first,
      ...(day.closed && total === 0 && { closed: closedWords[day.closed] }),
      total: total === 0 ? '–' : integer(total, locale),
      cells: day.cells.map((cell) => {
        const time = clockOf(cell.halfHour);
        const said = { day: long, time, count: cell.count };
        return {
          column: cell.halfHour - first,
          value: cell.count,
          shown: compact(cell.count, locale),
          done: cell.past,
          name: cell.past ? t('cellDone', said) : t('cell', said),
          tip: [
            `${shortDate(at, locale)} ${time}–${clockOf(cell.halfHour + 1)}`,
            cell.past ? t('tipDone', { count: cell.count }) : t('tip', { count: cell.count }),
          ],
        };
      }),
    };
  });
  const address = (changes: { from?: string; view?: string }) => {
    const query = { from, view, ...changes };
    return {
      pathname,
      query: {
        ...(query.from !== mondayOf(heatmap.now.date) && { from: query.from }),
        ...(query.view === 'list' && { view: 'list' }),
      },
    };
  };
  const lastDay = heatmap.days.at(-1)!.date;
  const weeks = t('weekSpan', { from: weekOf(from), to: weekOf(lastDay) });

  return (
    <Section
      title={t('slots')}
      beside={t('slotsWeeks', { weeks })}
      action={
        <div className="flex flex-wrap gap-2">
          <Segments label={t('view')}>
            {(['map', 'list'] as const).map((kind) => (
              <Link
                key={kind}
                href={address({ view: kind })}
                scroll={false}
                aria-current={kind === view ? 'true' : undefined}
                className={segmentLooks}
              >
                {t(kind)}
              </Link>
            ))}
          </Segments>
          <Link
            href={address({ from: addDays(from, -14) })}
            scroll={false}
            aria-label={t('previous')}
            className={buttonLooks({ size: 'icon' })}
          >
            <ChevronLeft aria-hidden="true" />
          </Link>
          <Link href={address({ from: mondayOf(heatmap.now.date) })} scroll={false} className={buttonLooks()}>
            {t('today')}
          </Link>
          <Link
            href={address({ from: addDays(from, 14) })}
            scroll={false}
            aria-label={t('next')}
            className={buttonLooks({ size: 'icon' })}
          >
            <ChevronRight aria-hidden="true" />
          </Link>
        </div>
      }
    >
      {view === 'map' ? (
        <div className="flex flex-col gap-2 max-sm:hidden">
          <HeatMap
            label={`${t('slots')}, ${weeks}`}
            rowHeading={t('day')}
            groupHeading={t('week')}
            totalHeading={t('total')}
            closedWord={t('closedHours')}
            columns={columns}
            rows={rows}
            now={{ row: heatmap.now.date, column: heatmap.now.halfHour - first }}
            steps={steps}
          />
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <HeatLegend
              plannedWord={t('legendPlanned')}
              doneWord={t('legendDone')}
              nowWord={t('legendNow')}
              closedWord={t('legendClosed')}
              steps={[1, ...steps].map((from) => compact(from, locale))}
            />
            <span className="flex items-center gap-1.5 text-ink-2 text-label">
              {t('nextClosed', { day: weekdayAndDate(noonOf(heatmap.nextClosedDay), locale) })}
              <DutyChip duty="closed-day" />
            </span>
          </div>
        </div>
      ) : null}
      <div className={view === 'map' ? 'sm:hidden' : undefined}>
        <DataTable
          caption={t('slots')}
          rows={heatmap.days}
          rowKey={(day) => day.date}
          columns={[
            {
              id: 'day',
              header: t('day'),
              rowHeader: true,
              cell: (day) => <span className="font-medium">{shortDate(noonOf(day.date), locale)}</span>,
            },
            {
              id: 'hours',
              header: t('hours'),
              cell: (day) => (
                <span className="text-ink-2">
                  {day.closed ? closedWords[day.closed] : `${clockOf(day.opens)}–${clockOf(day.closes)}`}
                </span>
              ),
            },
            {
              id: 'done',
              header: t('doneColumn'),
              align: 'end',
              cell: (day) => integer(sum(day.cells, true), locale),
            },
            {
              id: 'planned',
              header: t('plannedColumn'),
              align: 'end',
              cell: (day) => integer(sum(day.cells, false), locale),
            },
          ]}
        />
      </div>
    </Section>
  );
}

function sum(cells: readonly { count: number; past: boolean }[], past: boolean): number {
  return cells.filter((cell) => cell.past === past).reduce((all, cell) => all + cell.count, 0);
}
