import { buttonLooks } from '@ringratt/ui';
import { ChevronRight, ChevronsLeft } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';

interface PagerProps {
  pathname: string;
  /** The list's filters, kept from page to page. */
  query: Record<string, string | undefined>;
  cursor: string | undefined;
  next: string | null;
}

/** First page and next page: a cursor knows no page numbers, and no row is skipped while rows are added. */
export async function Pager({ pathname, query, cursor, next }: PagerProps) {
  const t = await getTranslations('common');
  if (!cursor && !next) return null;
  const kept = Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as Record<
    string,
    string
  >;
  return (
    <div className="flex justify-end gap-2 pt-3">
      {cursor ? (
        <Link href={{ pathname, query: kept }} className={buttonLooks()}>
          <ChevronsLeft aria-hidden="true" />
          {t('newer')}
        </Link>
      ) : null}
      {next ? (
        <Link href={{ pathname, query: { ...kept, cursor: next } }} className={buttonLooks()}>
          {t('older')}
          <ChevronRight aria-hidden="true" />
        </Link>
      ) : null}
    </div>
  );
}
