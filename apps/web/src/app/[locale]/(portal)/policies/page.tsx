import { PRIVACY_ITEMS } from '@ringratt/rules';
import { may, publicId } from '@ringratt/services';
import { buttonLooks, Section } from '@ringratt/ui';
import { ExternalLink } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { PolicyEditor } from '@/policies/policy-editor';
import { PolicyTexts } from '@/policies/policy-texts';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('policy') };
}

export default async function PolicyPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('policies'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const { published, draft, versions } = await orNotFound(call.privacy.policy());
  const shown = draft ?? published;
  const writes = may(acting.actor, 'privacy.write');
  const items = PRIVACY_ITEMS.map(({ id, title }, index) => ({
    id,
    title: title[locale],
    help: t(`help.${id}`),
    number: index + 1,
  }));
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-lead">
          {published
            ? t('leadPublished', {
                version: published.version,
                date: longDate(published.publishedAt!, locale),
              })
            : t('leadNone')}
        </p>
        <DutyChip duty="privacy-policy" />
        {published ? (
          <Link
            href={`/privacy/${publicId('organization', acting.organizationId)}`}
            className={buttonLooks()}
          >
            <ExternalLink aria-hidden="true" />
            {t('public')}
          </Link>
        ) : null}
      </div>
      {writes ? (
        <PolicyEditor
          key={draft?.editedAt ?? published?.version ?? 0}
          items={items}
          texts={shown?.texts ?? {}}
          language={shown?.language ?? 'sv'}
          foundAt={shown?.foundAt ?? ''}
        />
      ) : (
        <>
          <p className="text-ink-2">{t('readOnly')}</p>
          {published ? <PolicyTexts texts={published.texts} language={published.language} /> : null}
        </>
      )}
      <Section title={t('versions')}>
        {versions.length === 0 ? (
          <p className="text-ink-2">{t('noVersions')}</p>
        ) : (
          <ul className="flex flex-col border-line border-t">
            {versions.map((version) => (
              <li
                key={version.version}
                className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-b py-2 text-table"
              >
                <Link
                  href={`/policies/versions/${version.version}`}
                  className="font-medium text-accent underline"
                >
                  {t('versionN', { version: version.version })}
                </Link>
                <span className="text-ink-2">
                  {t('by', { date: longDate(version.publishedAt!, locale), name: version.publishedBy ?? '' })}
                  ,{' '}
                  {version.supersededAt === null
                    ? t('current')
                    : t('superseded', { date: longDate(version.supersededAt, locale) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
