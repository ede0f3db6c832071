import { may } from '@ringratt/services';
import { Breadcrumbs, buttonLooks, CopyId, PageHead, Section, Timeline } from '@ringratt/ui';
import { PhoneOutgoing } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Outcome, outcomeWord } from '@/attempts/outcome';
import { container } from '@/container';
import { clock, clockWithSeconds, dayAndMonth, longDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { CloseIncident } from '@/incidents/close-incident';
import { FactRows } from '@/incidents/fact-rows';
import { IncidentStatus } from '@/incidents/incident-status';
import { ReportSection } from '@/incidents/report-section';
import { Party } from '@/parties/party';
import { ActionIcon } from '@/proof/action-icon';
import { actionWords } from '@/proof/action-words';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ incidentId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ incidentId }, locale] = await Promise.all([params, getLocale()]);
  const incident = await orNotFound((await portal()).incidents.get({ incidentId }));
  return { title: dutyWords(incident.duty, locale).title };
}

export default async function IncidentPage({ params }: PageProps) {
  const [{ incidentId }, t, words, all, locale, acting, call] = await Promise.all([
    params,
    getTranslations('incidents'),
    getTranslations('actions'),
    getTranslations('common'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const desk = await orNotFound(call.incidents.desk({ incidentId }));
  const { incident } = desk;
  const duty = dutyWords(incident.duty, locale);
  const { attempt, principalName: principal, centerName: center } = incident;
  const instant = (at: number) => `${longDate(at, locale)} ${clockWithSeconds(at)}`;
  const seconds = (count: number) => t('seconds', { count: integer(count, locale) });
  const rows: [string, ReactNode][] = attempt
    ? [
        [t('startedAt'), instant(attempt.startedAt)],
        ...(attempt.endedAt === null
          ? []
          : [[t('endedAt'), instant(attempt.endedAt)] as [string, ReactNode]]),
        [t('outcome'), <Outcome key="o" word={outcomeWord({ outcome: attempt.outcome, state: 'ended' })} />],
        ...(attempt.rings === null
          ? []
          : [[t('rings'), integer(attempt.rings, locale)] as [string, ReactNode]]),
        ...(attempt.ringSeconds === null
          ? []
          : [[t('ringTime'), seconds(attempt.ringSeconds)] as [string, ReactNode]]),
        ...(attempt.talkSeconds === null
          ? []
          : [[t('talkTime'), seconds(attempt.talkSeconds)] as [string, ReactNode]]),
        ...(attempt.agentReference ? [[t('agent'), attempt.agentReference] as [string, ReactNode]] : []),
        [t('presentedNumber'), phone(attempt.presentedNumber)],
      ]
    : [];
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={all('path')}
        parts={[
          <Link key="list" href="/incidents">
            {t('title')}
          </Link>,
          duty.title,
        ]}
      />
      <PageHead
        title={duty.title}
        beside={<IncidentStatus closedAt={incident.closedAt} pill />}
        facts={[
          incident.campaignName,
          <Party key="p" side="principal" name={principal} />,
          <Party key="c" side="contactCenter" name={center} />,
          t('openedAt', { at: `${longDate(incident.openedAt, locale)} ${clock(incident.openedAt)}` }),
        ]}
        actions={
          <>
            {incident.number ? (
              <Link
                href={`/numbers/${incident.number}?assignment=${incident.assignmentId}`}
                className={buttonLooks()}
              >
                <PhoneOutgoing aria-hidden="true" />
                {t('toNumber')}
              </Link>
            ) : null}
            {incident.closedAt === null && incident.own && may(acting.actor, 'incident.close') ? (
              <CloseIncident incidentId={incident.id} />
            ) : null}
          </>
        }
      />
      <div className="grid gap-x-12 gap-y-8 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex flex-col gap-8">
          <Section title={t('rule')} beside={<DutyChip duty={incident.duty} />}>
            <p className="max-w-prose text-ink-2">{duty.explanation}</p>
          </Section>
          <Section title={t('answers')}>
            <p>{t(`answersText.${incident.responsible}`, { principal, center })}</p>
          </Section>
          <ReportSection
            desk={desk}
            now={container().services.clock.now()}
            reports={may(acting.actor, 'incident.report')}
          />
          <Section title={t('attempt')}>
            {attempt ? (
              <FactRows
                rows={[...(incident.number ? [[t('number'), phone(incident.number)] as const] : []), ...rows]}
              />
            ) : (
              <p className="text-ink-2">{t('noAttempt')}</p>
            )}
          </Section>
          <Section title={t('facts')}>
            {Object.keys(incident.facts).length === 0 ? (
              <p className="text-ink-2">{t('noFacts')}</p>
            ) : (
              <pre className="overflow-x-auto rounded-control bg-sunken p-4 font-mono text-label">
                {JSON.stringify(incident.facts, null, 2)}
              </pre>
            )}
            <p className="text-ink-2 text-table">
              {t('pack')} {incident.rulePack}
            </p>
          </Section>
        </div>
        <aside aria-label={t('happened')} className="flex flex-col gap-4 lg:border-line lg:border-l lg:pl-8">
          {incident.closeReason && incident.closedAt !== null ? (
            <div className="flex flex-col gap-1 border-line border-b pb-4">
              <p className="font-medium">
                {t('closed', { at: `${longDate(incident.closedAt, locale)} ${clock(incident.closedAt)}` })}
              </p>
              <p className="text-ink-2 [overflow-wrap:anywhere]">{incident.closeReason}</p>
            </div>
          ) : null}
          <h2 className="font-bold text-body">{t('happened')}</h2>
          <Timeline
            items={incident.events.map((event, index) => ({
              id: String(index),
              time: `${dayAndMonth(event.at, locale)} ${clock(event.at)}`,
              icon: <ActionIcon action={event.action} />,
              tone: event.action === 'incident.opened' ? ('bad' as const) : ('neutral' as const),
              title: actionWords(words, event.action),
              detail: typeof event.body.reason === 'string' ? event.body.reason : undefined,
            }))}
          />
          {!incident.own && incident.closedAt === null ? (
            <p className="text-ink-2 text-table">{t('notYours', { principal })}</p>
          ) : null}
          <div className="flex flex-col gap-1 border-line border-t pt-4 text-table">
            <span className="text-ink-2">{t('id')}</span>
            <CopyId id={incident.id} label={all('copy')} copiedLabel={all('copied')} />
          </div>
        </aside>
      </div>
    </div>
  );
}
