import type { ObligationDetail as Obligation } from '@ringratt/services';
import { buttonLooks, CopyId, Status, Timeline, type TimelineItem } from '@ringratt/ui';
import { Clock, OctagonX, PhoneOutgoing } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { clock, dayAndMonth } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { Party } from '@/parties/party';
import { ActionIcon } from '@/proof/action-icon';
import { actionWords } from '@/proof/action-words';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { dueShort, dueTime, instantWords, lateness } from './due';
import { answering, subjectWords } from './listed';
import { WaiveObligation } from './waive-obligation';
import { WorkingDayStrip } from './working-day-strip';
import { workingDayStrip } from './working-days';

/** Everything about one obligation: its state, what the duty says, what has happened, what can be done. */
export async function ObligationDetail({
  obligation,
  now,
  mayWaive,
  heading: Heading,
  controls,
}: {
  obligation: Obligation;
  now: number;
  mayWaive: boolean;
  heading: 'h1' | 'h2';
  controls?: ReactNode;
}) {
  const [t, all, words, locale] = await Promise.all([
    getTranslations('obligations'),
    getTranslations(),
    getTranslations('actions'),
    getLocale(),
  ]);
  const duty = dutyWords(obligation.duty, locale);
  const strip = workingDayStrip(obligation);
  const unmet = obligation.state === 'open' || obligation.state === 'breached';
  const due = dueTime(obligation.dueAt, now, locale, (day) => all(`common.${day}`));
  const facts: [ReactNode, ReactNode][] = [
    [
      t('about'),
      obligation.campaignName ? (
        obligation.own && obligation.campaignId ? (
          <Link
            href={`/campaigns/${obligation.campaignId}`}
            className="font-medium text-accent hover:underline"
          >
            {obligation.campaignName}
          </Link>
        ) : (
          obligation.campaignName
        )
      ) : (
        subjectWords(obligation, all) || obligation.principalName
      ),
    ],
    ...(obligation.number ? [[t('consumer'), phone(obligation.number)] as [ReactNode, ReactNode]] : []),
    [
      t('answers'),
      <span key="answers" className="flex flex-col gap-1">
        {answering(obligation).map((party) => (
          <Party key={party.side} {...party} />
        ))}
      </span>,
    ],
    [t('dueAt'), due],
    ...(obligation.reason ? [[t('reason'), obligation.reason] as [ReactNode, ReactNode]] : []),
    [t('id'), <CopyId key="id" id={obligation.id} label={t('copyId')} copiedLabel={t('copied')} />],
  ];
  return (
    <article className="flex flex-col gap-5">
      <div className="flex items-center justify-between gap-3">
        <ObligationStatus obligation={obligation} now={now} due={due} />
        {controls}
      </div>
      <div className="flex flex-col gap-1.5">
        <Heading className="font-bold text-title">{duty.title}</Heading>
        <p className="text-ink-2">
          {duty.explanation} <DutyChip duty={obligation.duty} />
        </p>
      </div>
      {strip ? <WorkingDayStrip days={strip} /> : null}
      <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-y-2.5 border-line border-y py-4 text-table">
        {facts.map(([name, value], index) => (
          <div key={index} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        {obligation.number ? (
          <Link
            href={`/numbers/${obligation.number}${obligation.assignmentId ? `?assignment=${obligation.assignmentId}` : ''}`}
            className={buttonLooks({ variant: unmet ? 'primary' : 'secondary' })}
          >
            <PhoneOutgoing aria-hidden="true" />
            {t('mayWeCall')}
          </Link>
        ) : null}
        {obligation.incidentId ? (
          <Link href={`/incidents/${obligation.incidentId}`} className={buttonLooks()}>
            <OctagonX aria-hidden="true" />
            {t('incident')}
          </Link>
        ) : null}
        {unmet && mayWaive && obligation.own ? <WaiveObligation obligationId={obligation.id} /> : null}
      </div>
      {unmet && !obligation.own ? (
        <p className="text-ink-2 text-table">{t('notYours', { principal: obligation.principalName })}</p>
      ) : null}
      <section className="flex flex-col gap-3 border-line border-t pt-4">
        <h3 className="font-bold text-body">{t('happened')}</h3>
        <Timeline
          items={[
            ...obligation.events.map(
              (event, index): TimelineItem => ({
                id: String(index),
                time: `${dayAndMonth(event.at, locale)} ${clock(event.at)}`,
                icon: <ActionIcon action={event.action} />,
                tone:
                  event.action === 'obligation.breached'
                    ? 'bad'
                    : event.action === 'obligation.met'
                      ? 'ok'
                      : 'neutral',
                title: actionWords(words, event.action),
                detail: eventDetail(event, all),
              }),
            ),
            ...(obligation.state === 'open'
              ? [
                  {
                    id: 'due',
                    time: dueShort(obligation.dueAt, now, locale),
                    icon: <Clock />,
                    title: t('dueTitle'),
                    detail: obligation.assignmentId ? t('dueDetail') : undefined,
                    future: true,
                  } satisfies TimelineItem,
                ]
              : []),
          ]}
        />
      </section>
    </article>
  );
}

/** What an event's body says that its title does not: an outcome, a reason. */
function eventDetail(
  event: Obligation['events'][number],
  t: Awaited<ReturnType<typeof getTranslations<never>>>,
): string | undefined {
  const { outcome, reason } = event.body;
  if (typeof reason === 'string') return reason;
  if (typeof outcome !== 'string') return undefined;
  const key = `outcomes.${outcome}` as Parameters<typeof t.has>[0];
  return t.has(key) ? t(key as 'outcomes.silent') : outcome;
}

async function ObligationStatus({
  obligation,
  now,
  due,
}: {
  obligation: Obligation;
  now: number;
  due: string;
}) {
  const [t, locale] = await Promise.all([getTranslations('obligations'), getLocale()]);
  const at = obligation.closedAt === null ? '' : instantWords(obligation.closedAt, locale);
  switch (obligation.state) {
    case 'open':
      return (
        <Status tone="waiting" pill>
          {t('status.open', { due })}
        </Status>
      );
    case 'breached':
      return (
        <Status tone="bad" pill>
          {t('status.breached', { late: t('late', { time: lateness(now - obligation.dueAt, t) }) })}
        </Status>
      );
    case 'met':
      return (
        <Status tone="ok" pill>
          {t(obligation.breachedAt === null ? 'status.met' : 'status.metLate', { at })}
        </Status>
      );
    case 'waived':
      return (
        <Status tone="none" pill>
          {t('status.waived', { at })}
        </Status>
      );
  }
}
