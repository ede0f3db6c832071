'use client';

import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';

/** The same page in the other language. */
export function LanguageSwitch() {
  const t = useTranslations('shell');
  const locale = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const href = query ? `${pathname}?${query}` : pathname;
  return (
    <nav aria-label={t('language')} className="flex items-center gap-1 text-table">
      {(['sv', 'en'] as const).map((language) => (
        <Link
          key={language}
          href={href}
          locale={language}
          prefetch={false}
          hrefLang={language}
          lang={language}
          aria-label={language === 'sv' ? t('swedish') : t('english')}
          aria-current={language === locale ? 'true' : undefined}
          className="flex h-6 min-w-6 items-center justify-center rounded-cell px-1 text-ink-3 uppercase hover:text-ink aria-[current]:font-bold aria-[current]:text-ink"
        >
          {language}
        </Link>
      ))}
    </nav>
  );
}
