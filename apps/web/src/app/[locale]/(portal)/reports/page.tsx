import { ofDuty } from '@ringratt/services';
import { buttonLooks, EmptyState, PageHead } from '@ringratt/ui';
import { ChartColumn, Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { integer } from '@/format/numbers';
import { FilterBar } from '@/lists/filter-bar';
import { BreachPanels } from '@/reports/breach-panels';
import { DutyTable, WeekTable } from '@/reports/breach-tables';
import { rateWords } from '@/reports/rate';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') };
}

/** Breaches per thousand attempts by party, week and duty. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<{ duty?: string }> }) {
  const [t, words, locale, query, call] = await Promise.all([
    getTranslations('reports'),
    getTranslations('common'),
    getLocale(),
    searchParams,
    portal(),
  ]);
  const { parties: all, weeks } = await orNotFound(call.reports.breaches({}));
  const broken = [...new Set(all.flatMap((party) => party.duties.map(({ duty }) => duty)))].sort();
  const duty = broken.find((known) => known === query.duty);
  const parties = duty ? all.map((party) => ofDuty(party, duty)) : all;
  const total = parties.reduce(
    (sum, party) => ({ attempts: sum.attempts + party.attempts, breaches: sum.breaches + party.breaches }),
    { attempts: 0, breaches: 0 },
  );
  return (
    <div className="flex flex-col gap-6 pt-3">
      <PageHead
        title={t('title')}
        actions={
          <a href="/api/reports.csv" className={buttonLooks()} download>
            <Download aria-hidden="true" />
            {words('csv')}
          </a>
        }
      />
      {parties.length === 0 ? (
        <EmptyState icon={<ChartColumn />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <p className="text-lead">
            {t('lead', {
              rate: rateWords(total, locale),
              attempts: integer(total.attempts, locale),
              breaches: total.breaches,
              weeks: weeks.length,
            })}
          </p>
          {broken.length > 0 ? (
            <FilterBar
              choices={[
                {
                  name: 'duty',
                  label: t('duty'),
                  options: broken.map((value) => ({ value, label: dutyWords(value, locale).title })),
                },
              ]}
            />
          ) : null}
          <BreachPanels parties={parties} weeks={weeks} />
          <WeekTable parties={parties} />
          <DutyTable parties={parties} />
        </>
      )}
    </div>
  );
}
