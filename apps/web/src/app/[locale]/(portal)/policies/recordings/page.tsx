import { may } from '@ringratt/services';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { RecordingPolicyForm } from '@/policies/statement-forms';
import { WithdrawRecordings } from '@/policies/withdraw-recordings';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('recordings') };
}

export default async function RecordingsPolicyPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('policies'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const versions = await orNotFound(call.privacy.recordings());
  const [latest] = versions;
  const current = latest && !latest.withdrawn ? latest : null;
  // Whoever took it back goes on from what it said.
  const stated = versions.find(({ withdrawn }) => !withdrawn) ?? null;
  const writes = may(acting.actor, 'privacy.write');
  return (
    <div className="flex flex-col gap-6">
      <p className="flex flex-wrap items-center gap-3 text-lead">
        {current
          ? t('recordingsLead', { version: current.version })
          : t(latest ? 'recordingsWithdrawn' : 'recordingsNone')}
        <DutyChip duty="recording-policy" />
        <DutyChip duty="recording-retention" />
      </p>
      {writes ? (
        <RecordingPolicyForm key={latest?.version ?? 0} policy={stated} />
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
      {writes && current ? (
        <div>
          <WithdrawRecordings />
        </div>
      ) : null}
      {versions.length > 0 ? (
        <ul className="flex flex-col border-line border-t text-table">
          {versions.map((version) => (
            <li
              key={version.version}
              className="flex flex-wrap justify-between gap-x-6 border-line border-b py-2"
            >
              <span className="font-medium">
                {t('versionN', { version: version.version })}
                {version.withdrawn ? (
                  <span className="font-normal text-ink-2">, {t('withdrawnVersion')}</span>
                ) : null}
              </span>
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
