import { duties } from '@ringratt/rules';
import { PageHead } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';
import { dutyWords } from '@/rules/duty-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') };
}

const inClauseOrder = [...duties].sort((a, b) =>
  (a.clauses[0] ?? '').localeCompare(b.clauses[0] ?? '', 'en', { numeric: true }),
);

/** Every duty of the catalogue, in the order of the guidelines. */
export default async function HelpPage() {
  const [t, locale] = await Promise.all([getTranslations('help'), getLocale()]);
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      <p className="text-lead">{t('lead', { count: duties.length })}</p>
      <ul className="grid border-line border-t sm:grid-cols-2 sm:gap-x-10">
        {inClauseOrder.map(({ id }) => {
          const { title, clause } = dutyWords(id, locale);
          return (
            <li key={id} className="border-line border-b">
              <Link href={`/help/${id}`} className="flex justify-between gap-4 py-2.5 hover:underline">
                <span>{title}</span>
                <span className="text-ink-2 text-table">{clause}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
