import type { BreachParty } from '@ringratt/services';
import { DataTable, Section } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { noonOf, weekOf } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Party } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { rateWords } from './rate';

/** The panels' figures, latest week first, from the week in which a party's calls began. */
export function WeekTable({ parties }: { parties: readonly BreachParty[] }) {
  const t = useTranslations('reports');
  const words = useTranslations('common');
  const locale = useLocale();
  const rows = parties.flatMap((party) => {
    const begun = party.weeks.findIndex(({ attempts, breaches }) => attempts + breaches > 0);
    const weeks = begun < 0 ? party.weeks.slice(-1) : party.weeks.slice(begun);
    return weeks.reverse().map((week) => ({ party, week }));
  });
  return (
    <Section title={t('table')}>
      <DataTable
        caption={t('table')}
        rows={rows}
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
          { id: 'rate', header: t('rate'), align: 'end', cell: ({ week }) => rateWords(week, locale) },
        ]}
      />
    </Section>
  );
}

/** Which duties were broken, with whom, and who answers for each. */
export function DutyTable({ parties }: { parties: readonly BreachParty[] }) {
  const t = useTranslations('reports');
  const all = useTranslations('responsibles');
  const locale = useLocale();
  const rows = parties.flatMap((party) => party.duties.map((row) => ({ ...row, party })));
  return (
    <Section title={t('rules')}>
      {rows.length === 0 ? (
        <p className="text-ink-2">{t('noRules')}</p>
      ) : (
        <DataTable
          caption={t('rules')}
          rows={rows}
          rowKey={(row) => row.party.id + row.duty}
          columns={[
            {
              id: 'duty',
              header: t('duty'),
              rowHeader: true,
              cell: (row) => dutyWords(row.duty, locale).title,
            },
            { id: 'clause', header: t('clause'), cell: (row) => <DutyChip duty={row.duty} /> },
            {
              id: 'party',
              header: t('party'),
              cell: (row) => <Party side={row.party.side} name={row.party.name} />,
            },
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
              cell: (row) => rateWords({ attempts: row.party.attempts, breaches: row.breaches }, locale),
            },
          ]}
        />
      )}
    </Section>
  );
}
