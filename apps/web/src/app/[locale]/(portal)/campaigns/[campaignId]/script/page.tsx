import { type Placeholder, placeholders, type ScriptVersion } from '@ringratt/services';
import { buttonLooks, DataTable, EmptyState, Section, Status } from '@ringratt/ui';
import { PenLine, ScrollText, TriangleAlert } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate, shortDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { DutyChip } from '@/rules/duty-chip';
import { ApproveScript } from '@/scripts/approve-script';
import { elementWords } from '@/scripts/element-words';
import { ReadingView } from '@/scripts/reading-view';
import { scriptDifference } from '@/scripts/script-difference';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<{ version?: string }>;
}

const names = Object.keys(placeholders) as Placeholder[];

export default async function CampaignScriptPage({ params, searchParams }: PageProps) {
  const [{ campaignId }, query, t, locale, membership] = await Promise.all([
    params,
    searchParams,
    getTranslations('script'),
    getLocale(),
    currentMembership(),
  ]);
  const script = await orNotFound((await portal()).scripts.get({ campaignId }));
  const { versions, needs } = script;
  const writes =
    (membership?.role === 'owner' || membership?.role === 'manager') && script.campaign.state !== 'ended';
  const unknown = needs.subjectUnknown ? (
    <p className="flex max-w-2xl items-start gap-2">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
      {t('subjectUnknown')}
    </p>
  ) : null;
  if (versions.length === 0) {
    return (
      <div className="flex flex-col gap-4">
        {unknown}
        <EmptyState
          icon={<ScrollText />}
          title={t('noneTitle')}
          action={
            writes ? (
              <span className="flex flex-wrap gap-2">
                {(['sv', 'en'] as const).map((language) => (
                  <Link
                    key={language}
                    href={`/campaigns/${campaignId}/script/edit?language=${language}`}
                    className={buttonLooks({ variant: language === locale ? 'primary' : 'secondary' })}
                  >
                    {t(language === 'sv' ? 'begin' : 'beginEnglish')}
                  </Link>
                ))}
              </span>
            ) : null
          }
        >
          {t('noneText')}
        </EmptyState>
      </div>
    );
  }
  const shown = versions.find((version) => String(version.version) === query.version) ?? versions[0]!;
  const earlier = versions.find((version) => version.version === shown.version - 1);
  const changes = earlier ? scriptDifference(earlier.blocks, shown.blocks) : [];
  const missing = needs.required.filter(
    (element) => !shown.blocks.some((block) => block.element === element),
  );
  const state = (version: ScriptVersion) =>
    version.served ? (
      <Status tone="ok">{t('served')}</Status>
    ) : version.approvedAt ? (
      <Status tone="none">{t('earlier')}</Status>
    ) : (
      <Status tone="waiting">{t('draft')}</Status>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_320px] gap-10 pt-1 max-lg:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="flex items-center gap-3 font-bold text-lead">
            {t('version', { version: shown.version })}
            {state(shown)}
          </h2>
          {writes ? (
            <span className="flex flex-wrap gap-2">
              <Link
                href={`/campaigns/${campaignId}/script/edit?from=${shown.version}`}
                className={buttonLooks()}
              >
                <PenLine aria-hidden="true" />
                {t('edit')}
              </Link>
              {!shown.served && missing.length === 0 && !needs.subjectUnknown ? (
                <ApproveScript scriptId={shown.id} version={shown.version} />
              ) : null}
            </span>
          ) : null}
        </div>
        {unknown}
        <p className="text-ink-2">
          {shown.approvedAt
            ? shown.approvedBy
              ? t('approvedBy', { date: longDate(shown.approvedAt, locale), name: shown.approvedBy })
              : t('approvedOn', { date: longDate(shown.approvedAt, locale) })
            : t('unapprovedAgents')}
        </p>
        <ReadingView
          blocks={shown.blocks}
          language={shown.language}
          values={script.values[shown.language] as Record<string, string>}
          placeholders={names}
        />
        {earlier ? (
          <Section
            title={t('differenceWith', { version: earlier.version })}
            className="border-line border-t pt-5"
          >
            {changes.length === 0 ? (
              <p className="text-ink-2">{t('unchanged')}</p>
            ) : (
              <ul className="flex flex-col">
                {changes.map((change, index) => (
                  <li
                    key={`${index}-${change.element}`}
                    className="flex flex-col gap-1 border-line border-t py-3 text-table"
                  >
                    <span className="font-medium">
                      {elementWords(change.element, locale)?.title ?? t('ownWords')}{' '}
                      <span className="font-normal text-ink-2">
                        {change.before === null
                          ? t('added')
                          : change.after === null
                            ? t('removedWord')
                            : t('changedWord')}
                      </span>
                    </span>
                    {change.before !== null ? (
                      <del lang={earlier.language} className="text-ink-2">
                        {change.before}
                      </del>
                    ) : null}
                    {change.after !== null ? (
                      <ins lang={shown.language} className="no-underline">
                        {change.after}
                      </ins>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        ) : null}
      </div>
      <aside className="flex flex-col gap-7" aria-label={t('versions')}>
        <Section title={t('required')} action={<DutyChip duty="script-elements" />}>
          <Status tone={missing.length === 0 ? 'ok' : 'waiting'}>
            <span className="whitespace-normal">{t('missing', { count: missing.length })}</span>
          </Status>
          <ul className="flex flex-col gap-1.5 text-table">
            {missing.map((element) => (
              <li key={element} className="flex items-start gap-2">
                <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
                <span>
                  {elementWords(element, locale)?.title}{' '}
                  <span className="text-ink-3">{elementWords(element, locale)?.clause}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('versions')} className="border-line border-t pt-5">
          <DataTable
            caption={t('versions')}
            rows={versions}
            rowKey={(version) => version.id}
            tall
            columns={[
              {
                id: 'version',
                header: t('version', { version: '' }).trim(),
                rowHeader: true,
                cell: (version) => (
                  <span className="flex flex-col">
                    <Link
                      href={`/campaigns/${campaignId}/script?version=${version.version}`}
                      aria-current={version === shown ? 'page' : undefined}
                      className="font-medium after:absolute after:inset-0"
                    >
                      {t('version', { version: version.version })}
                    </Link>
                    <span className="font-normal text-ink-2">
                      {version.note ??
                        (version.createdBy
                          ? t('by', { date: shortDate(version.createdAt, locale), name: version.createdBy })
                          : t('on', { date: shortDate(version.createdAt, locale) }))}
                    </span>
                  </span>
                ),
              },
              { id: 'state', header: '', align: 'end', cell: state },
            ]}
          />
        </Section>
      </aside>
    </div>
  );
}
