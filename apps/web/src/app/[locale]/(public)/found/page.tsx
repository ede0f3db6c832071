import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type FormField, ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { foundAction } from '@/people/entrance-actions';
import { PublicFrame } from '@/public/public-frame';
import { currentSession } from '@/session/acting';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('found');
  return { title: t('title') };
}

/** An organization takes its first step: its facts, and the account of its first owner. */
export default async function FoundPage() {
  const [t, session] = await Promise.all([getTranslations('found'), currentSession()]);
  const account: FormField[] = [
    { name: 'account.name', label: t('yourName'), autoComplete: 'name', maxLength: 120 },
    { name: 'account.email', label: t('yourEmail'), kind: 'email', autoComplete: 'username' },
    {
      name: 'account.password',
      label: t('password'),
      hint: t('passwordHint'),
      kind: 'password',
      autoComplete: 'new-password',
    },
  ];
  return (
    <PublicFrame title={t('title')} path="/found">
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-verdict">{t('heading')}</h1>
        <p className="text-ink-2">{t('lead')}</p>
      </div>
      {session ? (
        <p>{t('signedInAs', { name: session.person.name })}</p>
      ) : (
        <p>
          {t('haveAccount')}{' '}
          <Link
            href={{ pathname: '/signin', query: { to: '/found' } }}
            prefetch={false}
            className="text-accent underline underline-offset-4"
          >
            {t('signIn')}
          </Link>
        </p>
      )}
      <ServiceForm
        action={foundAction}
        submit={t('submit')}
        large
        done={t('done')}
        after={<p className="text-ink-2">{t('noMail')}</p>}
        fields={[
          { name: 'name', label: t('name'), autoComplete: 'organization', maxLength: 160 },
          { name: 'organizationNumber', label: t('number'), hint: t('numberHint'), maxLength: 20 },
          {
            name: 'sides',
            label: t('sides'),
            kind: 'choices',
            options: [
              { value: 'principal', label: t('principal') },
              { value: 'contactCenter', label: t('contactCenter') },
            ],
          },
          { name: 'email', label: t('email'), hint: t('publishedHint'), kind: 'email', maxLength: 254 },
          { name: 'phone', label: t('phone'), hint: t('publishedHint'), kind: 'tel', maxLength: 40 },
          { name: 'postalAddress', label: t('address'), autoComplete: 'street-address', maxLength: 300 },
          ...(session ? [] : account),
        ]}
      />
    </PublicFrame>
  );
}
