import { getIdentityProvider, may, publicId } from '@ringratt/services';
import { CopyId, Section, Status } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { ServiceForm } from '@/forms/service-form';
import { pageActing } from '@/session/portal';
import { removeProviderAction, saveProviderAction } from '@/sign-in/actions';
import { returnTo, signInAddress } from '@/sign-in/return-to';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('provider');
  return { title: t('title') };
}

/** How the organization's people sign in: with passwords, or with its own provider too. */
export default async function SignInSettingsPage() {
  const [t, common, locale, acting] = await Promise.all([
    getTranslations('provider'),
    getTranslations('common'),
    getLocale(),
    pageActing(),
  ]);
  if (!may(acting.actor, 'signIn.write')) forbidden();
  const provider = await getIdentityProvider(acting);
  const code = { name: 'code', label: t('code'), hint: t('codeHint'), autoComplete: 'one-time-code' };
  const copy = { label: common('copy'), copiedLabel: common('copied') };
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <p className="max-w-prose text-ink-2">{t('lead')}</p>
      <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-6 gap-y-2 max-sm:grid-cols-1">
        <dt className="text-ink-2">{t('state')}</dt>
        <dd>
          {provider ? (
            <Status tone="ok">
              {t('inUse', { count: provider.linked, date: longDate(provider.updatedAt, locale) })}
            </Status>
          ) : (
            <Status tone="none">{t('notInUse')}</Status>
          )}
        </dd>
        <dt className="text-ink-2">{t('returnTo')}</dt>
        <dd>
          <CopyId id={returnTo().href} {...copy} />
        </dd>
        {provider ? (
          <>
            <dt className="text-ink-2">{t('address')}</dt>
            <dd>
              <CopyId id={signInAddress(publicId('organization', acting.organizationId))} {...copy} />
            </dd>
          </>
        ) : null}
      </dl>
      <Section title={t(provider ? 'change' : 'set')}>
        <ServiceForm
          action={saveProviderAction}
          submit={t('save')}
          done={t('saved')}
          fields={[
            {
              name: 'issuer',
              label: t('issuer'),
              hint: t('issuerHint'),
              value: provider?.issuer ?? '',
              autoComplete: 'off',
              maxLength: 500,
            },
            {
              name: 'clientId',
              label: t('clientId'),
              value: provider?.clientId ?? '',
              autoComplete: 'off',
              maxLength: 300,
            },
            {
              name: 'clientSecret',
              label: t('clientSecret'),
              hint: t(provider ? 'secretKept' : 'secretHint'),
              kind: 'password',
              autoComplete: 'off',
            },
            {
              name: 'domain',
              label: t('domain'),
              hint: t('domainHint'),
              value: provider?.domain ?? '',
              autoComplete: 'off',
              maxLength: 253,
            },
            code,
          ]}
        />
      </Section>
      {provider ? (
        <Section title={t('remove')}>
          <p className="max-w-prose pb-4 text-ink-2">{t('removeText')}</p>
          <ServiceForm
            action={removeProviderAction}
            submit={t('remove')}
            variant="danger"
            done={t('removed')}
            fields={[{ ...code, name: 'removalCode' }]}
          />
        </Section>
      ) : null}
    </div>
  );
}
