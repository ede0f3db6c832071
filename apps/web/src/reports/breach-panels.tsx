import { type BreachParty, perThousand } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { weekOf } from '@/format/instants';
import { decimal } from '@/format/numbers';
import { Party } from '@/parties/party';
import { rateWords } from './rate';

/** Breaches per thousand attempts by week, a small panel a party, all on one scale, and what is overdue with each. */
export function BreachPanels({
  parties,
  weeks,
}: {
  parties: readonly BreachParty[];
  weeks: readonly string[];
}) {
  const t = useTranslations('reports');
  const words = useTranslations('common');
  const locale = useLocale();
  const most = Math.max(1, ...parties.flatMap((party) => party.weeks.map((week) => perThousand(week) ?? 0)));
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {parties.map((party) => (
        <figure key={party.id} className="flex flex-col gap-2">
          <figcaption className="flex justify-between gap-3 font-medium text-table">
            <Party side={party.side} name={party.name} />
            <span className="tabular">{rateWords(party, locale)}</span>
          </figcaption>
          <div aria-hidden="true" className="flex h-24 items-end gap-1 border-line border-b">
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
          <span aria-hidden="true" className="flex justify-between text-ink-3 text-label">
            <span>{words('week', { week: weekOf(weeks[0]!) })}</span>
            <span>{t('scale', { most: decimal(most, locale, 1) })}</span>
            <span>{words('week', { week: weekOf(weeks.at(-1)!) })}</span>
          </span>
          <span className="text-table">
            <Status tone={party.overdue > 0 ? 'bad' : 'ok'}>{t('overdue', { count: party.overdue })}</Status>
          </span>
        </figure>
      ))}
    </div>
  );
}
