import { beginEnrolment } from '@ringratt/services';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { getPathname, redirect } from '@/i18n/navigation';
import { EnrolForm } from '@/second-factor/enrol-form';
import { QrCode } from '@/second-factor/qr-code';
import { currentSession, waitingSession } from '@/session/acting';
import { safeReturn } from '@/session/return-address';
import { SignInFrame } from '../signin-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('secondFactor');
  return { title: t('title') };
}

/** Owners, signers and auditors come here before anything else. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const [t, session, waiting, { to }, locale] = await Promise.all([
    getTranslations('secondFactor'),
    currentSession(),
    waitingSession(),
    searchParams,
    getLocale(),
  ]);
  const person = (session ?? (waiting?.lacks === 'enrolment' ? waiting.session : null))?.person;
  if (!person) return redirect({ href: '/signin', locale });
  const next = getPathname({ href: safeReturn(to), locale });
  // Signed in with both already: the answer to the form is being shown, which holds the recovery codes.
  const enrolment = session ? { seed: '', uri: '' } : await beginEnrolment(container().services, person.id);
  return (
    <SignInFrame title={t('title')} lead={session ? undefined : t('lead')} wide>
      <EnrolForm
        picture={enrolment.uri ? <QrCode text={enrolment.uri} label={t('qrLabel')} /> : null}
        seed={enrolment.seed}
        replaces={false}
        next={next}
      />
    </SignInFrame>
  );
}
