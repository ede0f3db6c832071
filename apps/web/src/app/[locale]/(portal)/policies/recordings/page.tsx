import { may } from '@ringratt/services';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { RecordingPolicyForm } from '@/policies/statement-forms';
import { DutyChip } from '@/rules/duty-chip';
import { actingContext } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('recordings') };
}

export default async function RecordingsPolicyPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('policies'),
    getLocale(),
    actingContext(),
    portal(),
  ]);
  const versions = await orNotFound(call.privacy.recordings());
  const [current] = versions;
  const writes = acting !== null && may(acting.actor, 'privacy.write');
  return (
    <div className="flex flex-col gap-6">
      <p className="flex flex-wrap items-center gap-3 text-lead">
        {current ? t('recordingsLead', { version: current.version }) : t('recordingsNone')}
        <DutyChip duty="recording-policy" />
        <DutyChip duty="recording-retention" />
      </p>
      {writes ? (
        <RecordingPolicyForm key={current?.version ?? 0} policy={current ?? null} />
      ) : current ? (
        <dl className="flex max-w-prose flex-col gap-3">
          {(['listeners', 'place', 'deletion'] as const).map((field) => (
            <div key={field}>
              <dt className="font-medium">{t(field)}</dt>
              <dd className="whitespace-pre-line text-ink-2">{current[field]}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {versions.length > 0 ? (
        <ul className="flex flex-col border-line border-t text-table">
          {versions.map((version) => (
            <li
              key={version.version}
              className="flex flex-wrap justify-between gap-x-6 border-line border-b py-2"
            >
              <span className="font-medium">{t('versionN', { version: version.version })}</span>
              <span className="text-ink-2">
                {t('by', { date: longDate(version.publishedAt, locale), name: version.publishedBy })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
