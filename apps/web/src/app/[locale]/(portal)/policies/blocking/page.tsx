import { may } from '@ringratt/services';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { BlockingForm } from '@/policies/statement-forms';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('blocking') };
}

export default async function BlockingPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('policies'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const notice = await orNotFound(call.privacy.blocking());
  const writes = may(acting.actor, 'privacy.write');
  return (
    <div className="flex flex-col gap-6">
      <p className="flex flex-wrap items-center gap-3 text-lead">
        {t(notice ? 'blockingLead' : 'blockingNone')}
        <DutyChip duty="suppression-register" />
      </p>
      {writes ? (
        <BlockingForm
          key={notice?.version ?? 0}
          words={notice?.words ?? ''}
          foundAt={notice?.foundAt ?? ''}
        />
      ) : (
        <p className="max-w-prose whitespace-pre-line">{notice?.words}</p>
      )}
      {notice ? (
        <p className="text-ink-2 text-table">
          {t('by', { date: longDate(notice.publishedAt, locale), name: notice.publishedBy })}.{' '}
          {t('blockingPublic')}
        </p>
      ) : null}
    </div>
  );
}
