import { providerForSignIn } from '@ringratt/services';
import { buttonLooks } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { Link } from '@/i18n/navigation';
import { SignInFrame } from '../signin-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin');
  return { title: t('title') };
}

/** An organization's own sign-in address. */
export default async function OrganizationSignInPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const { organization } = await params;
  const [t, provider] = await Promise.all([
    getTranslations('signin'),
    providerForSignIn(container().services, organization),
  ]);
  const password = (
    <p className="text-table">
      <Link href="/signin" prefetch={false} className="text-accent underline underline-offset-2">
        {t('withPassword')}
      </Link>
    </p>
  );
  if (!provider) {
    return (
      <SignInFrame title={t('nobodyTitle')} lead={t('nobodyText')}>
        {password}
      </SignInFrame>
    );
  }
  return (
    <SignInFrame
      title={t('organizationTitle', { organization: provider.organizationName })}
      lead={t('organizationLead')}
    >
      {/* A whole load: it leaves the portal. */}
      <a href={`/api/sign-in/${organization}`} className={buttonLooks({ variant: 'primary' })}>
        {t('organizationGo')}
      </a>
      {password}
    </SignInFrame>
  );
}
