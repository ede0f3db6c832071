import { DataTable, EmptyState, Section, SegmentedProgress } from '@ringratt/ui';
import { OctagonX, PhoneOutgoing, Users } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { AttemptTable } from '@/attempts/attempt-table';
import { ForecastSection } from '@/campaigns/forecast-section';
import { mostOf } from '@/campaigns/limits';
import { container } from '@/container';
import { clock, dataDate } from '@/format/instants';
import { decimal, integer, percent } from '@/format/numbers';
import { phone } from '@/format/phone';
import { relativeDay } from '@/format/relative-day';
import { Link } from '@/i18n/navigation';
import { LiveRefresh } from '@/live/live-refresh';
import { Party, shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';
import { SlotMap } from '@/slots/slot-map';
import { dateFrom, mondayOf } from '@/slots/weeks';

interface PageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<{ from?: string; view?: string; forecast?: string }>;
}

export default async function CampaignPage({ params, searchParams }: PageProps) {
  const [{ campaignId }, query, t, words, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('campaign'),
    getTranslations('common'),
    getLocale(),
  ]);
  const now = container().services.clock.now();
  const from = mondayOf(dateFrom(query.from) ?? dataDate(now));
  const call = await portal();
  const [campaign, totals, heatmap, attempts, incidents, forecast] = await Promise.all([
    orNotFound(call.campaigns.get({ campaignId })),
    call.campaigns.totals({ campaignId }),
    call.campaigns.heatmap({ campaignId, from, days: 14 }),
    call.campaigns.attempts({ campaignId, limit: 8 }),
    call.campaigns.incidents({ campaignId, limit: 3 }),
    call.campaigns.forecast({ campaignId }),
  ]);
  const { progress } = forecast;
  const done = progress.reached + progress.finished;
  const share = progress.contacts > 0 ? done / progress.contacts : 0;
  const made = totals.reduce((sum, part) => sum + (part.attempts ?? 0), 0);
  const breaches = totals.reduce((sum, part) => sum + part.incidents, 0);
  const figure = (name: string, value: string) => (
    <div key={name} className="flex flex-col gap-0.5">
      <dt className="text-ink-2 text-label">{name}</dt>
      <dd className="tabular font-bold text-[1.25rem] leading-7">{value}</dd>
    </div>
  );
  return (
    <>
      <LiveRefresh seconds={10} />
      {progress.contacts === 0 ? (
        <EmptyState icon={<Users />} title={t('doneNone')}>
          {t('doneNoneText')}
        </EmptyState>
      ) : (
        <div className="flex flex-wrap items-end justify-between gap-x-12 gap-y-5 border-line border-b pb-5">
          <div className="flex min-w-0 flex-1 basis-[520px] flex-col gap-3">
            <div className="flex items-baseline justify-between gap-4">
              <p className="text-ink-2">
                {t.rich('done', {
                  done: integer(done, locale),
                  all: integer(progress.contacts, locale),
                  b: (words) => <span className="font-bold text-[1.0625rem] text-ink">{words}</span>,
                })}
              </p>
              <p className="tabular text-ink-2 text-table">{percent(share, locale)}</p>
            </div>
            <SegmentedProgress
              label={t('overview')}
              parts={[
                {
                  id: 'reached',
                  label: t('reached'),
                  value: progress.reached,
                  shown: integer(progress.reached, locale),
                  fill: 'strong',
                },
                {
                  id: 'finished',
                  label: t('finished'),
                  value: progress.finished,
                  shown: integer(progress.finished, locale),
                  fill: 'medium',
                },
                {
                  id: 'planned',
                  label: t('planned'),
                  value: progress.planned,
                  shown: integer(progress.planned, locale),
                  fill: 'light',
                },
                {
                  id: 'blocked',
                  label: t('blocked'),
                  value: progress.blocked,
                  shown: integer(progress.blocked, locale),
                  fill: 'hatched',
                },
              ]}
            />
          </div>
          <dl className="flex flex-wrap gap-x-9 gap-y-3">
            {made > 0 ? figure(t('breaches'), decimal((breaches / made) * 1_000, locale)) : null}
            {made > 0 ? figure(t('attemptsCount'), integer(made, locale)) : null}
            {figure(
              t('agents'),
              integer(
                totals.reduce((sum, part) => sum + part.agents, 0),
                locale,
              ),
            )}
          </dl>
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_272px] gap-8 pt-2 max-[1179px]:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-8">
          <SlotMap
            heatmap={heatmap}
            pathname={`/campaigns/${campaignId}`}
            from={from}
            view={query.view === 'list' ? 'list' : 'map'}
          />
          <Section
            title={t('latest')}
            action={
              attempts.items.length > 0 ? (
                <Link
                  href={`/campaigns/${campaignId}/attempts`}
                  className="text-accent text-table hover:underline"
                >
                  {t('showAll')}
                </Link>
              ) : null
            }
          >
            {attempts.items.length === 0 ? (
              <EmptyState icon={<PhoneOutgoing />} title={t('noAttempts')}>
                {t('noAttemptsText')}
              </EmptyState>
            ) : (
              <AttemptTable
                attempts={attempts.items}
                now={now}
                most={mostOf(campaign.limits)}
                parties={campaign.assignments.length > 1}
              />
            )}
          </Section>
        </div>
        <aside className="flex flex-col gap-6" aria-label={t('incidents')}>
          <ForecastSection
            forecast={forecast}
            pathname={`/campaigns/${campaignId}`}
            query={{
              ...(query.from && { from: query.from }),
              ...(query.view && { view: query.view }),
            }}
            view={query.forecast === 'table' ? 'table' : 'chart'}
          />
          <Section
            className="border-line border-t pt-5"
            title={t('incidents')}
            beside={
              incidents.count > 0 ? t('incidentsAll', { count: integer(incidents.count, locale) }) : null
            }
          >
            {incidents.count === 0 ? (
              <p className="text-ink-2 text-table">{t('noIncidents')}</p>
            ) : (
              <ul className="flex flex-col gap-3.5">
                {incidents.items.map((incident) => (
                  <li key={incident.id} className="flex gap-2.5 text-table">
                    <OctagonX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
                    <div className="flex flex-col gap-0.5">
                      <p className="flex flex-wrap items-center gap-2 font-medium">
                        {dutyWords(incident.duty, locale).title}
                        <DutyChip duty={incident.duty} />
                      </p>
                      <p className="text-ink-2">
                        {t('incidentText', {
                          number: incident.number ? phone(incident.number) : '',
                          time: `${relativeDay(incident.openedAt, now, locale, words)} ${clock(incident.openedAt)}`,
                        })}
                      </p>
                      <p className="text-ink-3">{shortName(incident.center)}</p>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {totals.length > 0 ? (
            <Section title={t('partsShort')} className="border-line border-t pt-5">
              <DataTable
                caption={t('partsShort')}
                rows={totals}
                rowKey={(part) => part.assignmentId}
                columns={[
                  {
                    id: 'center',
                    header: t('center'),
                    rowHeader: true,
                    className: 'sm:w-full sm:max-w-0 sm:truncate',
                    cell: (part) => (
                      <Party side="contactCenter" name={shortName(part.center).split(' ')[0]!} />
                    ),
                  },
                  {
                    id: 'agents',
                    header: t('agents'),
                    align: 'end',
                    cell: (part) => integer(part.agents, locale),
                  },
                  {
                    id: 'breaches',
                    header: t('perMille'),
                    align: 'end',
                    cell: (part) =>
                      part.attempts ? decimal((part.incidents / part.attempts) * 1_000, locale) : '–',
                  },
                ]}
              />
            </Section>
          ) : null}
        </aside>
      </div>
    </>
  );
}
