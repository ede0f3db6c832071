import { may } from '@ringratt/services';
import { DataTable, EmptyState, Status } from '@ringratt/ui';
import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { LiveRefresh } from '@/live/live-refresh';
import { NixForm } from '@/registers/nix-form';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers');
  return { title: t('nix') };
}

export default async function NixVersionsPage() {
  const [t, locale, acting, call] = await Promise.all([
    getTranslations('registers'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const versions = await orNotFound(call.registers.nixVersions());
  // The newest complete version is looked through by the worker, within seconds of its end.
  const newest = versions.find((version) => version.state === 'complete');
  return (
    <>
      {newest?.scrubStartedAt && newest.scrubbedAt === null ? <LiveRefresh seconds={2} /> : null}
      <p className="max-w-prose text-ink-2">{t('nixLead')}</p>
      {may(acting.actor, 'register.write') ? <NixForm /> : null}
      {versions.length === 0 ? (
        <EmptyState icon={<ListChecks />} title={t('nixNoneTitle')}>
          {t('nixNoneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('nix')}
          rows={versions}
          rowKey={(version) => version.date}
          columns={[
            {
              id: 'date',
              header: t('nixDate'),
              rowHeader: true,
              cell: (version) => <span className="tabular font-medium">{version.date}</span>,
            },
            {
              id: 'numbers',
              header: t('nixNumbers'),
              align: 'end',
              cell: (version) => integer(version.numbers, locale),
            },
            {
              id: 'since',
              header: t('since'),
              className: 'tabular text-ink-2',
              cell: (version) => {
                const at = version.completedAt ?? version.createdAt;
                return `${shortDate(at, locale)} ${clock(at)}`;
              },
            },
            {
              id: 'state',
              header: t('state'),
              cell: (version) =>
                version.state === 'complete' ? (
                  <Status tone="ok">{t('nixComplete')}</Status>
                ) : (
                  <Status tone="waiting">{t('nixLoading')}</Status>
                ),
            },
            {
              id: 'scrub',
              header: t('nixScrub'),
              className: 'tabular text-ink-2',
              cell: (version) =>
                version.scrubStartedAt === null
                  ? '–'
                  : version.scrubbedAt === null
                    ? t('nixScrubbing', {
                        checked: integer(version.slotsChecked, locale),
                        total: integer(version.slotsTotal, locale),
                      })
                    : t('nixScrubbed', {
                        total: integer(version.slotsTotal, locale),
                        withdrawn: integer(version.slotsWithdrawn, locale),
                      }),
            },
          ]}
        />
      )}
    </>
  );
}
