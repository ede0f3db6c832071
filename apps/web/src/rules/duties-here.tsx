'use client';

import { duties } from '@ringratt/rules';
import { useLocale, useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';
import { DutyChip } from './duty-chip';
import { dutyWords } from './duty-words';
import { whereMet } from './where-met';

/** At a page's end: the duties that are met on it, each leading to its help. Nothing where none is. */
export function DutiesHere() {
  const t = useTranslations('rules');
  const locale = useLocale();
  const page = usePathname();
  const here = duties.filter(({ id }) => whereMet[id] === page);
  if (here.length === 0) return null;
  return (
    <section
      aria-labelledby="duties-here"
      className="mt-10 flex flex-col gap-2 border-line border-t pt-4 text-table print:hidden"
    >
      <h2 id="duties-here" className="font-medium text-ink-2">
        {t('here')}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {here.map(({ id }) => (
          <li key={id} className="flex items-center gap-2">
            <DutyChip duty={id} />
            <Link href={`/help/${id}`} prefetch={false} className="py-0.5 text-accent hover:underline">
              {dutyWords(id, locale).title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
