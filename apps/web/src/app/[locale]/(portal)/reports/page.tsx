import { perThousand } from '@ringratt/services';
import { buttonLooks, DataTable, EmptyState, PageHead, Section } from '@ringratt/ui';
import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { noonOf, weekOf } from '@/format/instants';
import { decimal, integer } from '@/format/numbers';
import { Party } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') };
}

/** Breaches per thousand attempts: a panel a party, one scale, the same as a table. */
export default async function ReportsPage() {
  const [t, words, all, locale, call] = await Promise.all([
    getTranslations('reports'),
    getTranslations('common'),
    getTranslations('responsibles'),
    getLocale(),
    portal(),
  ]);
  const { parties, weeks } = await orNotFound(call.reports.breaches({}));
  const total = parties.reduce(
    (sum, party) => ({ attempts: sum.attempts + party.attempts, breaches: sum.breaches + party.breaches }),
    { attempts: 0, breaches: 0 },
  );
  const rate = (of: { attempts: number; breaches: number }) => {
    const value = perThousand(of);
    return value === null ? '–' : decimal(value, locale);
  };
  const most = Math.max(1, ...parties.flatMap((party) => party.weeks.map((week) => perThousand(week) ?? 0)));
  const rules = parties.flatMap((party) => party.duties.map((row) => ({ ...row, party })));
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
        <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
      ) : (
        <>
          <p className="text-lead">
            {t('lead', {
              rate: rate(total),
              attempts: integer(total.attempts, locale),
              breaches: total.breaches,
              weeks: weeks.length,
            })}
          </p>
          <div aria-hidden="true" className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {parties.map((party) => (
              <figure key={party.id} className="flex flex-col gap-2">
                <figcaption className="flex justify-between gap-3 font-medium text-table">
                  <Party side={party.side} name={party.name} />
                  <span className="tabular">{rate(party)}</span>
                </figcaption>
                <div className="flex h-24 items-end gap-1 border-line border-b">
                  {party.weeks.map((week) => {
                    const value = perThousand(week);
                    return (
                      <span
                        key={week.week}
                        className="flex-1 bg-accent"
                        style={{ height: value === null ? 0 : `max(1px, ${(value / most) * 100}%)` }}
                      />
                    );
                  })}
                </div>
                <span className="flex justify-between text-ink-3 text-label">
                  <span>{words('week', { week: weekOf(weeks[0]!) })}</span>
                  <span>{t('scale', { most: decimal(most, locale, 1) })}</span>
                  <span>{words('week', { week: weekOf(weeks.at(-1)!) })}</span>
                </span>
              </figure>
            ))}
          </div>
          <Section title={t('table')}>
            <DataTable
              caption={t('table')}
              rows={parties.flatMap((party) => [...party.weeks].reverse().map((week) => ({ party, week })))}
              rowKey={({ party, week }) => party.id + week.week}
              columns={[
                {
                  id: 'party',
                  header: t('party'),
                  rowHeader: true,
                  cell: ({ party }) => <Party side={party.side} name={party.name} />,
                },
                {
                  id: 'week',
                  header: t('week'),
                  cell: ({ week }) =>
                    `${words('week', { week: weekOf(week.week) })} ${new Date(noonOf(week.week)).getUTCFullYear()}`,
                },
                {
                  id: 'attempts',
                  header: t('attempts'),
                  align: 'end',
                  cell: ({ week }) => integer(week.attempts, locale),
                },
                {
                  id: 'breaches',
                  header: t('breaches'),
                  align: 'end',
                  cell: ({ week }) => integer(week.breaches, locale),
                },
                { id: 'rate', header: t('rate'), align: 'end', cell: ({ week }) => rate(week) },
              ]}
            />
          </Section>
          <Section title={t('rules')}>
            {rules.length === 0 ? (
              <p className="text-ink-2">{t('noRules')}</p>
            ) : (
              <DataTable
                caption={t('rules')}
                rows={rules}
                rowKey={(row) => row.party.id + row.duty}
                columns={[
                  {
                    id: 'duty',
                    header: t('duty'),
                    rowHeader: true,
                    cell: (row) => dutyWords(row.duty, locale).title,
                  },
                  { id: 'clause', header: t('clause'), cell: (row) => <DutyChip duty={row.duty} /> },
                  { id: 'party', header: t('party'), cell: (row) => row.party.name },
                  { id: 'responsible', header: t('responsible'), cell: (row) => all(row.responsible) },
                  {
                    id: 'n',
                    header: t('breaches'),
                    align: 'end',
                    cell: (row) => integer(row.breaches, locale),
                  },
                  {
                    id: 'rate',
                    header: t('rate'),
                    align: 'end',
                    cell: (row) => rate({ attempts: row.party.attempts, breaches: row.breaches }),
                  },
                ]}
              />
            )}
          </Section>
          <p className="text-ink-2">
            {t('overdue', { count: parties.reduce((n, { overdue }) => n + overdue, 0) })}
          </p>
        </>
      )}
    </div>
  );
}
