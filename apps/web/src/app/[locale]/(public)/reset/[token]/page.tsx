import { resetLinkOpens } from '@ringratt/services';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { resetAction } from '@/people/entrance-actions';
import { DeadLink } from '@/public/dead-link';
import { PublicFrame } from '@/public/public-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reset');
  return { title: t('title') };
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t] = await Promise.all([params, getTranslations('reset')]);
  const path = `/reset/${token}`;
  if (!(await resetLinkOpens(container().services, token)))
    return (
      <DeadLink
        path={path}
        kind={{ title: t('title'), heading: t('closed'), text: t('closedText') }}
        again={{ href: '/forgot', text: t('again') }}
      />
    );
  return (
    <PublicFrame title={t('title')} path={path}>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-verdict">{t('heading')}</h1>
        <p className="text-ink-2">{t('lead')}</p>
      </div>
      <ServiceForm
        action={resetAction}
        submit={t('submit')}
        large
        done={t('done')}
        after={
          <Link href="/signin" prefetch={false} className="text-accent underline underline-offset-4">
            {t('signIn')}
          </Link>
        }
        fields={[
          { name: 'token', label: '', kind: 'fixed', value: token },
          {
            name: 'password',
            label: t('password'),
            hint: t('passwordHint'),
            kind: 'password',
            autoComplete: 'new-password',
          },
        ]}
      />
    </PublicFrame>
  );
}
