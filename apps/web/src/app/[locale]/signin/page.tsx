import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from '@/i18n/navigation';
import { currentSession } from '@/session/acting';
import { safeReturn } from '@/session/return-address';
import { LanguageSwitch } from '@/shell/language-switch';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const [t, session, { to }, locale] = await Promise.all([
    getTranslations(),
    currentSession(),
    searchParams,
    getLocale(),
  ]);
  if (session) redirect({ href: safeReturn(to), locale });
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="flex items-center justify-between px-6 py-5">
        <span className="font-bold text-lead">{t('common.product')}</span>
        <LanguageSwitch />
      </header>
      <main className="flex flex-1 items-start justify-center px-4 pt-[12vh] pb-16">
        <div className="flex w-full max-w-90 flex-col gap-6 rounded-[12px] border border-line bg-surface p-8 max-sm:p-6">
          <div className="flex flex-col gap-1">
            <h1 className="font-bold text-title">{t('signin.title')}</h1>
            <p className="text-ink-2">{t('signin.lead')}</p>
          </div>
          <SignInForm to={safeReturn(to)} />
        </div>
      </main>
    </div>
  );
}
