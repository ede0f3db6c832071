import { NotFound, providerForSignIn, publicId, readInvitation } from '@ringratt/services';
import { buttonLooks } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { longDate } from '@/format/instants';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { joinAction, joinAsNewAction } from '@/people/entrance-actions';
import { DeadLink } from '@/public/dead-link';
import { PublicFrame } from '@/public/public-frame';
import { currentSession } from '@/session/acting';
import { ProviderAnswer } from '@/sign-in/provider-answer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('join');
  return { title: t('title') };
}

/** Where an invitation's link leads: what one is invited to, and the two ways in. */
export default async function JoinPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ provider?: string }>;
}) {
  const [{ token }, t, settings, locale, session] = await Promise.all([
    params,
    getTranslations('join'),
    getTranslations('settings'),
    getLocale(),
    currentSession(),
  ]);
  const path = `/join/${token}`;
  const invitation = await readInvitation(container().services, token).catch((error) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!invitation)
    return <DeadLink path={path} kind={{ title: t('title'), heading: t('closed'), text: t('closedText') }} />;
  const { organization, role, email, grant } = invitation;
  const named = publicId('organization', invitation.organizationId);
  const [provider, { provider: answer }] = await Promise.all([
    // An auditor is nobody of the organization's own.
    grant ? null : providerForSignIn(container().services, named),
    searchParams,
  ]);
  return (
    <PublicFrame title={t('title')} path={path}>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-verdict">{t(grant ? 'auditHeading' : 'heading', { organization })}</h1>
        <p className="text-ink-2">
          {grant
            ? t('auditLead', {
                from: longDate(grant.startsAt, locale),
                through: longDate(grant.endsAt - 1, locale),
                scope: grant.campaign ?? t('everything'),
              })
            : t('lead', { role: settings(`roles.${role}`) })}
        </p>
        {grant ? <p className="text-ink-2">{t('auditReason', { reason: grant.reason })}</p> : null}
        {grant ? <p className="text-ink-2">{t('auditSeen')}</p> : null}
      </div>
      <ProviderAnswer answer={answer} />
      {provider && !session ? (
        <section className="flex flex-col gap-3">
          <h2 className="font-bold">{t('providerTitle', { organization })}</h2>
          <p className="text-ink-2">{t('providerLead')}</p>
          {/* A whole load: it leaves the portal. */}
          <a
            href={`/api/sign-in/${named}?join=${encodeURIComponent(token)}`}
            className={buttonLooks({ variant: 'primary', size: 'large' })}
          >
            {t('providerGo')}
          </a>
        </section>
      ) : null}
      {session ? (
        <section className="flex flex-col gap-3">
          <p>{t('signedInAs', { name: session.person.name, email: session.person.email })}</p>
          <ServiceForm
            action={joinAction}
            submit={t('join')}
            large
            done={t('joined')}
            fields={[{ name: 'token', label: '', kind: 'fixed', value: token }]}
          />
        </section>
      ) : (
        <>
          <section className="flex flex-col gap-3">
            <h2 className="font-bold">{t('newTitle')}</h2>
            <p className="text-ink-2">{t('newLead', { email })}</p>
            <ServiceForm
              action={joinAsNewAction}
              submit={t('create')}
              large
              done={t('joined')}
              fields={[
                { name: 'token', label: '', kind: 'fixed', value: token },
                { name: 'name', label: t('name'), autoComplete: 'name', maxLength: 120 },
                {
                  name: 'password',
                  label: t('password'),
                  hint: t('passwordHint'),
                  kind: 'password',
                  autoComplete: 'new-password',
                },
              ]}
            />
          </section>
          <p>
            {t('haveAccount')}{' '}
            <Link
              href={{ pathname: '/signin', query: { to: path } }}
              prefetch={false}
              className="text-accent underline underline-offset-4"
            >
              {t('signIn')}
            </Link>
          </p>
        </>
      )}
    </PublicFrame>
  );
}
