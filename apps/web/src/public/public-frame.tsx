import { PartyMark } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';

/** A page for anybody: made for the phone, of 16/24 type, and whole without script. */
export async function PublicFrame({
  title,
  path,
  mark,
  children,
}: {
  title: string;
  /** Whose page it is, where it is one party's. */
  mark?: string;
  /** The page's own address without language, for the link to the other one. */
  path: string;
  children: ReactNode;
}) {
  const [t, shell, locale] = await Promise.all([
    getTranslations('public'),
    getTranslations('shell'),
    getLocale(),
  ]);
  return (
    <div className="flex min-h-dvh flex-col text-lead">
      <header className="border-line border-b">
        <div className="mx-auto flex w-full max-w-140 items-center justify-between gap-3 px-5 py-3.5">
          <p className="flex items-center gap-2.5 font-bold">
            {mark ? (
              <PartyMark shape="square" size="large" letter={mark} />
            ) : (
              <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-none" strokeWidth="3">
                <circle cx="10" cy="10" r="8" className="stroke-scale-2" />
                <path d="M18 10a8 8 0 1 1-8-8" className="stroke-accent" />
              </svg>
            )}
            {title}
          </p>
          <nav aria-label={t('language')} className="flex gap-3 text-body">
            {(['sv', 'en'] as const).map((language) =>
              language === locale ? (
                <span key={language} aria-current="true" className="py-1 font-bold">
                  {shell(language === 'sv' ? 'swedish' : 'english')}
                </span>
              ) : (
                <Link
                  key={language}
                  href={path}
                  locale={language}
                  lang={language}
                  hrefLang={language}
                  prefetch={false}
                  className="py-1 text-ink-2 underline underline-offset-4 hover:text-ink"
                >
                  {shell(language === 'sv' ? 'swedish' : 'english')}
                </Link>
              ),
            )}
          </nav>
        </div>
      </header>
      <main className="mx-auto flex w-full max-w-140 flex-1 flex-col gap-6 px-5 pt-6 pb-16">{children}</main>
    </div>
  );
}
