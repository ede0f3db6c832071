import { beginEnrolment, secondFactorOf } from '@ringratt/services';
import { Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { getPathname } from '@/i18n/navigation';
import { EnrolForm } from '@/second-factor/enrol-form';
import { QrCode } from '@/second-factor/qr-code';
import { RenewForm } from '@/second-factor/renew-form';
import { currentSession } from '@/session/acting';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('secondFactor');
  return { title: t('title') };
}

/** A first authenticator, or another in its place: the old one's code is asked for too. */
export default async function SecondFactorPage() {
  const [t, locale, session] = await Promise.all([
    getTranslations('secondFactor'),
    getLocale(),
    currentSession(),
  ]);
  if (!session) return null;
  const { services } = container();
  const [state, { seed, uri }] = await Promise.all([
    secondFactorOf(services, session.person.id),
    beginEnrolment(services, session.person.id),
  ]);
  return (
    <div className="flex flex-col gap-8">
      {state.confirmedAt === null ? null : (
        <Section title={t('renewTitle')} className="max-w-120">
          <p className="pb-4 text-ink-2">{t('renewText', { count: state.recoveryCodesLeft })}</p>
          <RenewForm />
        </Section>
      )}
      <Section title={t(state.confirmedAt === null ? 'title' : 'replaceTitle')} className="max-w-120">
        <EnrolForm
          picture={<QrCode text={uri} label={t('qrLabel')} />}
          seed={seed}
          replaces={state.confirmedAt !== null}
          next={getPathname({ href: '/settings/account', locale })}
        />
      </Section>
    </div>
  );
}
