import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { PolicyTexts } from '@/policies/policy-texts';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ version: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [t, { version }] = await Promise.all([getTranslations('policies'), params]);
  return { title: t('versionN', { version }) };
}

export default async function PolicyVersionPage({ params }: PageProps) {
  const [t, locale, { version }, call] = await Promise.all([
    getTranslations('policies'),
    getLocale(),
    params,
    portal(),
  ]);
  const policy = await orNotFound(call.privacy.version({ version: Number(version) }));
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h2 className="font-bold text-lead">{t('versionN', { version })}</h2>
        {policy.publishedAt === null ? null : (
          <p className="text-ink-2">
            {t('by', { date: longDate(policy.publishedAt, locale), name: policy.publishedBy ?? '' })}
          </p>
        )}
      </div>
      <PolicyTexts texts={policy.texts} language={policy.language} />
    </div>
  );
}
