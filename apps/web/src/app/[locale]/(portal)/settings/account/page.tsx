import { listIdentities, secondFactorOf } from '@ringratt/services';
import { buttonLooks, Section, Status } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { longDate } from '@/format/instants';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { KeyboardSection } from '@/keyboard/keyboard-section';
import { changePasswordAction, changeProfileAction, leaveAction } from '@/people/actions';
import { currentMembership, currentSession, currentViewing } from '@/session/acting';
import { linkAction, unlinkAction } from '@/sign-in/actions';
import { ProviderAnswer } from '@/sign-in/provider-answer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title') };
}

/** One's own: name, language, password, second factor, and the way out. */
export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<{ provider?: string }>;
}) {
  const [t, locale, session, membership, viewing] = await Promise.all([
    getTranslations('account'),
    getLocale(),
    currentSession(),
    currentMembership(),
    currentViewing(),
  ]);
  if (!session || !membership) return null;
  const { services } = container();
  const [factor, identities, { provider }] = await Promise.all([
    secondFactorOf(services, session.person.id),
    listIdentities(services, session),
    searchParams,
  ]);
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <Section title={t('profile')}>
        <ServiceForm
          action={changeProfileAction}
          submit={t('save')}
          done={t('saved')}
          fields={[
            {
              name: 'name',
              label: t('name'),
              value: session.person.name,
              autoComplete: 'name',
              maxLength: 120,
            },
            {
              name: 'locale',
              label: t('language'),
              kind: 'select',
              value: session.person.locale,
              options: [
                { value: 'sv', label: 'Svenska' },
                { value: 'en', label: 'English' },
              ],
            },
          ]}
        />
      </Section>
      <Section title={t('secondFactor')}>
        <div className="flex flex-col items-start gap-3">
          {factor.confirmedAt === null ? (
            <Status tone="none">{t('factorMissing')}</Status>
          ) : (
            <Status tone="ok">{t('factorSince', { date: longDate(factor.confirmedAt, locale) })}</Status>
          )}
          <p className="max-w-prose text-ink-2">
            {t('recoveryLeft', { count: factor.recoveryCodesLeft })}{' '}
            {factor.required ? t('factorRequired') : ''}
          </p>
          <Link href="/settings/second-factor" className={buttonLooks()}>
            {t(factor.confirmedAt === null ? 'factorSet' : 'factorChange')}
          </Link>
        </div>
      </Section>
      {identities.length > 0 && !viewing ? (
        <Section title={t('providers')}>
          <div className="flex flex-col gap-4">
            <ProviderAnswer answer={provider} />
            <p className="max-w-prose text-ink-2">
              {t(session.organizationId ? 'providersHere' : 'providersLead')}
            </p>
            {identities.map((identity) => (
              <div key={identity.organizationId} className="flex flex-col items-start gap-3">
                {identity.linkedAt === null ? (
                  <Status tone="none">
                    {t('providerFree', { organization: identity.organizationName })}
                  </Status>
                ) : (
                  <Status tone="ok">
                    {t('providerLinked', {
                      organization: identity.organizationName,
                      date: longDate(identity.linkedAt, locale),
                    })}
                  </Status>
                )}
                {session.organizationId ? null : (
                  <ServiceForm
                    action={identity.linkedAt === null ? linkAction : unlinkAction}
                    submit={t(identity.linkedAt === null ? 'link' : 'unlink')}
                    variant="secondary"
                    done={t('unlinked')}
                    fields={[
                      { name: 'organization', label: '', kind: 'fixed', value: identity.organizationId },
                    ]}
                  />
                )}
              </div>
            ))}
          </div>
        </Section>
      ) : null}
      <Section title={t('password')}>
        <p className="max-w-prose pb-4 text-ink-2">{t('passwordLead')}</p>
        <ServiceForm
          action={changePasswordAction}
          submit={t('changePassword')}
          done={t('passwordChanged')}
          fields={[
            {
              name: 'current',
              label: t('currentPassword'),
              kind: 'password',
              autoComplete: 'current-password',
            },
            {
              name: 'next',
              label: t('newPassword'),
              hint: t('newPasswordHint'),
              kind: 'password',
              autoComplete: 'new-password',
            },
          ]}
        />
      </Section>
      <KeyboardSection />
      {viewing || membership.role === 'auditor' ? null : (
        <Section title={t('leaveTitle', { organization: membership.name })}>
          <p className="max-w-prose pb-4 text-ink-2">{t('leaveText')}</p>
          <ServiceForm
            action={leaveAction}
            submit={t('leave')}
            variant="danger"
            done={t('left')}
            fields={[]}
          />
        </Section>
      )}
    </div>
  );
}
