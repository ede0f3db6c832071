import { NotFound, publishedOrganization, publishedPrivacy } from '@ringratt/services';
import { buttonLooks, classNames } from '@ringratt/ui';
import { ShieldBan } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { container } from '@/container';
import { longDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { PolicyTexts } from '@/policies/policy-texts';
import { ContactLines } from '@/public/contact-lines';
import { PublicFrame } from '@/public/public-frame';

interface PageProps {
  params: Promise<{ organization: string }>;
}

const published = cache(async (id: string) => {
  try {
    const { services } = container();
    const [organization, privacy] = await Promise.all([
      publishedOrganization(services, id),
      publishedPrivacy(services, id),
    ]);
    return { organization, privacy };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('public');
  const found = await published((await params).organization);
  return found ? { title: `${t('privacyTitle')}, ${found.organization.name}` } : {};
}

export default async function PrivacyPage({ params }: PageProps) {
  const [{ organization: id }, t, locale] = await Promise.all([
    params,
    getTranslations('public'),
    getLocale(),
  ]);
  const found = await published(id);
  if (!found) {
    return (
      <PublicFrame title={t('privacyTitle')} path={`/privacy/${encodeURIComponent(id)}`}>
        <div className="flex flex-col gap-1.5">
          <h1 className="font-bold text-verdict">{t('nobodyTitle')}</h1>
          <p className="text-ink-2">{t('nobodyText')}</p>
        </div>
        <Link href="/who-called" prefetch={false} className="text-accent underline underline-offset-4">
          {t('whoCalled')}
        </Link>
      </PublicFrame>
    );
  }
  const { organization, privacy } = found;
  const { name } = organization;
  const { policy, blocking } = privacy;
  return (
    <PublicFrame title={t('privacyTitle')} path={`/privacy/${id}`}>
      <div className="flex flex-col gap-1.5">
        <p className="text-body text-ink-2">{name}</p>
        <h1 className="font-bold text-verdict">
          {policy ? t('privacyHeading', { name }) : t('privacyNone')}
        </h1>
        <p className="text-ink-2">
          {policy
            ? t('privacySince', { version: policy.version, date: longDate(policy.publishedAt, locale) })
            : t('privacyNoneText', { name })}
          {policy && policy.language === 'sv' && locale === 'en' ? ` ${t('privacyOtherLanguage')}` : null}
        </p>
      </div>
      <section className="flex flex-col gap-1 border-line border-t pt-5">
        <h2 className="font-bold">{t('privacyContact', { name })}</h2>
        <ContactLines {...organization} />
      </section>
      {policy ? (
        <section className="border-line border-t pt-5">
          <PolicyTexts texts={policy.texts} language={policy.language} />
        </section>
      ) : null}
      <section className="flex flex-col gap-3 border-line border-t pt-5">
        <h2 className="font-bold">{t('privacyBlocking')}</h2>
        {blocking ? (
          <p lang="sv" className="whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">
            {blocking}
          </p>
        ) : null}
        <Link
          href="/stop-calls"
          prefetch={false}
          className={classNames(buttonLooks({ size: 'large' }), 'w-full')}
        >
          <ShieldBan aria-hidden="true" />
          {t('blockOne')}
        </Link>
      </section>
    </PublicFrame>
  );
}
