import { Breadcrumbs, EmptyState, PageHead } from '@ringratt/ui';
import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { ReadingView } from '@/scripts/reading-view';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ assignmentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('script');
  return { title: t('agentTitle') };
}

/** What an agent reads from: the approved version alone. */
export default async function AgentScriptPage({ params }: PageProps) {
  const [{ assignmentId }, t, assignments, words, locale] = await Promise.all([
    params,
    getTranslations('script'),
    getTranslations('assignments'),
    getTranslations('common'),
    getLocale(),
  ]);
  const { campaignName, script } = await orNotFound((await portal()).scripts.forAssignment({ assignmentId }));
  return (
    <div className="flex flex-col gap-4">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/assignments">
            {assignments('title')}
          </Link>,
          <Link key="assignment" href={`/assignments/${assignmentId}`}>
            {campaignName}
          </Link>,
          t('agentTitle'),
        ]}
      />
      <PageHead
        title={t('agentTitle')}
        beside={
          script ? <span className="text-ink-2">{t('version', { version: script.version })}</span> : null
        }
        facts={script ? [t('approvedOn', { date: longDate(script.approvedAt, locale) })] : []}
      />
      {script ? (
        <ReadingView
          blocks={script.blocks}
          language={script.language}
          values={{}}
          placeholders={script.placeholders}
        />
      ) : (
        <EmptyState icon={<ScrollText />} title={t('agentNone')}>
          {t('agentNoneText')}
        </EmptyState>
      )}
    </div>
  );
}
