import { NotFound, readFounding } from '@ringratt/services';
import { buttonLooks } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { completeFoundingAction } from '@/people/entrance-actions';
import { DeadLink } from '@/public/dead-link';
import { PublicFrame } from '@/public/public-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('found');
  return { title: t('title') };
}

/**
 * Where the mailed link of a founding leads. Opening it changes nothing, since programs that look mails through open
 * links too: the button does.
 */
export default async function FoundingPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t] = await Promise.all([params, getTranslations('found')]);
  const path = `/found/${token}`;
  const founding = await readFounding(container().services, token).catch((error) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!founding)
    return (
      <DeadLink
        path={path}
        kind={{ title: t('title'), heading: t('closed'), text: t('closedText') }}
        again={{ href: '/found', text: t('again') }}
      />
    );
  const { organization, email, hasAccount } = founding;
  if (hasAccount) {
    return (
      <PublicFrame title={t('title')} path={path}>
        <div className="flex flex-col gap-1.5">
          <h1 className="font-bold text-verdict">{t('linkKnown')}</h1>
          <p className="text-ink-2">{t('linkKnownText', { email })}</p>
        </div>
        <Link
          href={{ pathname: '/signin', query: { to: '/found' } }}
          prefetch={false}
          className={buttonLooks({ variant: 'primary', size: 'large' })}
        >
          {t('linkSignIn')}
        </Link>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={t('title')} path={path}>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-verdict">{t('linkTitle', { organization })}</h1>
        <p className="text-ink-2">{t('linkLead', { email })}</p>
      </div>
      <ServiceForm
        action={completeFoundingAction}
        submit={t('linkSubmit')}
        large
        done={t('done')}
        fields={[{ name: 'token', label: '', kind: 'fixed', value: token }]}
      />
      <p className="text-ink-2">{t('linkStranger')}</p>
    </PublicFrame>
  );
}
