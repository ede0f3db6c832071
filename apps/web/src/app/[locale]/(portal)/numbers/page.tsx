import { parseNumber } from '@ringratt/services';
import { EmptyState, PageHead } from '@ringratt/ui';
import { PhoneOutgoing } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { instantOfLocal } from '@/format/local-instant';
import { getPathname, redirect } from '@/i18n/navigation';
import { NumberForm } from '@/numbers/number-form';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('numbers');
  return { title: t('title') };
}

interface Query {
  number?: string;
  assignment?: string;
  at?: string;
}

export default async function NumbersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, t, issues, locale] = await Promise.all([
    searchParams,
    getTranslations('numbers'),
    getTranslations('issues'),
    getLocale(),
  ]);
  const parsed = query.number === undefined ? null : parseNumber(query.number);
  if (parsed?.ok) {
    return redirect({
      href: {
        pathname: `/numbers/${parsed.number}`,
        query: {
          ...(query.assignment && { assignment: query.assignment }),
          ...(query.at && { at: query.at }),
        },
      },
      locale,
    });
  }
  const places = await (await portal()).numbers.places({});
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      <p className="-mt-3 text-ink-2">{t('lead')}</p>
      {places.length === 0 ? (
        <EmptyState icon={<PhoneOutgoing />} title={t('noPlacesTitle')}>
          {t('noPlacesText')}
        </EmptyState>
      ) : (
        <NumberForm
          action={getPathname({ href: '/numbers', locale })}
          places={places}
          number={query.number}
          assignmentId={query.assignment}
          at={query.at}
          atUnread={Boolean(query.at) && instantOfLocal(query.at) === null}
          error={parsed && !parsed.ok ? issues(parsed.reason) : null}
        />
      )}
    </div>
  );
}
