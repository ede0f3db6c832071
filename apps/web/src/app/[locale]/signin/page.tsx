import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link, redirect } from '@/i18n/navigation';
import { currentSession, waitingSession } from '@/session/acting';
import { safeReturn } from '@/session/return-address';
import { ProviderAnswer } from '@/sign-in/provider-answer';
import { CodeForm } from './code-form';
import { SignInForm } from './sign-in-form';
import { SignInFrame } from './signin-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin');
  return { title: t('title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string; provider?: string }>;
}) {
  const [t, session, waiting, { to, provider }, locale] = await Promise.all([
    getTranslations('signin'),
    currentSession(),
    waitingSession(),
    searchParams,
    getLocale(),
  ]);
  const back = safeReturn(to);
  if (session) redirect({ href: back, locale });
  if (waiting?.lacks === 'enrolment') {
    redirect({
      href: { pathname: '/signin/second-factor', query: { ...(back !== '/' && { to: back }) } },
      locale,
    });
  }
  if (waiting) {
    return (
      <SignInFrame title={t('codeTitle')} lead={t('codeLead')}>
        <CodeForm to={back} email={waiting.session.person.email} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('title')} lead={t('lead')}>
      <ProviderAnswer answer={provider} />
      <SignInForm to={back} />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-table">
        <Link
          href="/forgot"
          prefetch={false}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
        >
          {t('forgot')}
        </Link>
        <Link
          href="/found"
          prefetch={false}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
        >
          {t('found')}
        </Link>
      </p>
    </SignInFrame>
  );
}
