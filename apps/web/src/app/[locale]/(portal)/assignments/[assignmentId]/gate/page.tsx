import { Breadcrumbs, buttonLooks, PageHead, Section, Status } from '@ringratt/ui';
import {
  AlarmClock,
  CalendarDays,
  CircleAlert,
  CircleCheck,
  Clock,
  LockKeyhole,
  LockOpen,
} from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, longDate, period, shortDate } from '@/format/instants';
import { GoLive } from '@/gate/go-live';
import { mendingPage } from '@/gate/mending';
import { Remind } from '@/gate/remind';
import { Link } from '@/i18n/navigation';
import { LiveRefresh } from '@/live/live-refresh';
import { Party, shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ assignmentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gatePage'))('title') };
}

export default async function GatePage({ params }: PageProps) {
  const [{ assignmentId }, t, words, modes, actions, locale, membership] = await Promise.all([
    params,
    getTranslations('gatePage'),
    getTranslations('common'),
    getTranslations('assignments.modes'),
    getTranslations('actions'),
    getLocale(),
    currentMembership(),
  ]);
  const gate = await orNotFound((await portal()).assignments.gate({ assignmentId }));
  const { conditions, sides, proof } = gate;
  const principalOnly = sides.length === 1 && sides[0] === 'principal';
  const others = (['principal', 'contactCenter'] as const).filter((side) => !sides.includes(side));
  const other = principalOnly ? gate.contactCenter : gate.principal;
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  const open = conditions.filter(({ actors }) => actors.length > 0);
  const ours = open.filter(({ actors }) => actors.some((side) => sides.includes(side)));
  const theirs = open.filter((condition) => !ours.includes(condition));
  const done = conditions.filter(({ actors }) => actors.length === 0);
  const pill = gate.open ? 'openPill' : gate.state === 'paused' ? 'pausedPill' : 'shut';
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const proofOf = (duty: string) => {
    const signedOn = proof.matrixSignedAt === null ? '' : longDate(proof.matrixSignedAt, locale);
    const values: Record<string, string | number> = {
      count:
        duty === 'agent-training'
          ? proof.agents
          : duty === 'script-elements'
            ? proof.scriptElements
            : proof.numbers,
      version: (duty === 'script-elements' ? proof.scriptVersion : proof.matrixVersion) ?? '',
      sources: proof.sources.join(', '),
      date: duty === 'suppression-scrub' ? (proof.registerDate ?? '') : signedOn,
      modes: proof.modes.map((mode) => modes(mode as 'manual').toLowerCase()).join(', '),
    };
    return t(`proof.${duty}` as 'proof.privacy-policy', values as never);
  };
  const answer = gate.answer ?? { claims: ['…'], nextAvailableAt: null };
  const rows = (list: typeof open, mine: boolean) => (
    <ul className="flex flex-col border-line border-t">
      {list.map((condition) => {
        const { title, explanation } = dutyWords(condition.duty, locale);
        const said = condition.reasons.filter(({ party }) => !party || (mine ? sides.includes(party) : true));
        // Whoever answers for a condition by the matrix, it is mended where there is a page for it.
        const elsewhere = mendingPage(gate, condition.duty, others);
        const own = mendingPage(gate, condition.duty, sides);
        const href = writes && (mine || elsewhere === null) ? own : null;
        return (
          <li
            key={condition.duty}
            className="flex items-center gap-4 border-line border-b py-4 max-sm:flex-col max-sm:items-start"
          >
            <span className="flex min-w-0 flex-1 gap-3">
              <span className={condition.blocks ? 'text-warn' : 'text-ink-3'} aria-hidden="true">
                {mine ? <CircleAlert className="mt-0.5 size-4" /> : <Clock className="mt-0.5 size-4" />}
              </span>
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="font-bold">
                  {title}
                  {condition.blocks ? null : (
                    <span className="font-normal text-ink-2 text-table">
                      {' '}
                      · {t('advice')}. {t('adviceText')}
                    </span>
                  )}
                </span>
                <span className="text-ink-2 text-table">
                  {said.length > 0
                    ? [...new Set(said.map(({ text }) => text[locale]))].slice(0, 4).join(' ')
                    : explanation}
                </span>
              </span>
            </span>
            <span className="flex shrink-0 items-center gap-4">
              <DutyChip duty={condition.duty} />
              {href ? (
                <Link
                  href={href}
                  className={buttonLooks({ variant: mine && condition.blocks ? 'primary' : 'secondary' })}
                >
                  {t(`mend.${condition.duty}` as 'mend.privacy-policy')}
                </Link>
              ) : (
                <Status tone={condition.state === 'undetermined' ? 'unknown' : 'waiting'}>
                  {mine && own === null && elsewhere !== null
                    ? t('doneBy', { party: shortName(other.name) })
                    : t(condition.state === 'breach' ? 'breach' : 'undetermined')}
                </Status>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
  return (
    <div className="flex flex-col gap-5">
      <LiveRefresh seconds={10} />
      <Breadcrumbs
        label={words('path')}
        parts={[
          principalOnly ? (
            <Link key="campaign" href={`/campaigns/${gate.campaign.id}/parts`}>
              {gate.campaign.name}
            </Link>
          ) : (
            <Link key="assignment" href={`/assignments/${gate.assignmentId}`}>
              {gate.campaign.name}
            </Link>
          ),
          t('title'),
        ]}
      />
      <PageHead
        title={`${gate.campaign.name}: ${t('title').toLowerCase()}`}
        beside={
          <Status
            tone={gate.open ? 'ok' : 'waiting'}
            pill
            icon={gate.open ? <LockOpen aria-hidden="true" /> : <LockKeyhole aria-hidden="true" />}
          >
            {t(pill)}
          </Status>
        }
        facts={[
          <Party key="other" side={principalOnly ? 'contactCenter' : 'principal'} name={other.name} />,
          <>
            <CalendarDays aria-hidden="true" />
            {period(gate.campaign.startsOn, gate.campaign.endsOn, locale)}
          </>,
          t('metOf', { met: done.length, all: conditions.length }),
        ]}
        actions={
          writes && (gate.reminder.possible || (gate.reminder.at !== null && theirs.length > 0)) ? (
            <Remind
              assignmentId={gate.assignmentId}
              party={shortName(other.name)}
              possible={gate.reminder.possible}
              last={gate.reminder.at === null ? null : t('reminded', { at: at(gate.reminder.at) })}
            />
          ) : null
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)_320px] gap-10 border-line border-t pt-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-6">
          <div aria-hidden="true" className="flex gap-1">
            {conditions.map(({ duty, actors, blocks }) => (
              <span
                key={duty}
                className={
                  actors.length === 0
                    ? 'h-2 flex-1 rounded-[3px] bg-ok'
                    : blocks
                      ? 'h-2 flex-1 rounded-[3px] border-2 border-warn'
                      : 'h-2 flex-1 rounded-[3px] border-2 border-control'
                }
              />
            ))}
          </div>
          <div className="flex flex-col gap-3">
            <p className="text-lead">
              <strong>
                {gate.unmet.length > 0 ? t('remaining', { count: gate.unmet.length }) : t('allHold')}
              </strong>{' '}
              {gate.unmet.length > 0
                ? `${t('waitYou', { count: ours.filter(({ blocks }) => blocks).length })}, ${t('waitOther', {
                    count: theirs.filter(({ blocks }) => blocks).length,
                    party: shortName(other.name),
                  })}. ${t(gate.state === 'paused' ? 'afterLapse' : 'afterOpen')}`
                : gate.open
                  ? t('openNow')
                  : gate.ready
                    ? t('readyText')
                    : t('campaignShut')}
            </p>
            {gate.lapsedAt ? (
              <Status tone="bad" icon={<AlarmClock aria-hidden="true" />}>
                <span className="whitespace-normal">{t('lapsed', { at: at(gate.lapsedAt) })}</span>
              </Status>
            ) : null}
            {gate.ready && writes ? <GoLive assignmentId={gate.assignmentId} /> : null}
            {gate.nextTurnAt ? (
              <p className="text-ink-2 text-table">{t('turn', { at: at(gate.nextTurnAt) })}</p>
            ) : null}
          </div>
          {ours.length > 0 ? (
            <Section title={t('onYou')} beside={ours.length}>
              {rows(ours, true)}
            </Section>
          ) : null}
          {theirs.length > 0 ? (
            <Section title={t('onOther', { party: shortName(other.name) })} beside={theirs.length}>
              {rows(theirs, false)}
            </Section>
          ) : null}
          {done.length > 0 ? (
            <Section
              title={t('done')}
              beside={done.length}
              action={
                <span aria-hidden="true" className="text-ink-2 text-label max-sm:hidden">
                  {t('latest')}
                </span>
              }
            >
              <ul className="flex flex-col border-line border-t">
                {done.map(({ duty, state, changedAt }) => (
                  <li
                    key={duty}
                    className="grid grid-cols-[minmax(9rem,12rem)_minmax(0,1fr)_auto_auto_5.5rem] items-center gap-x-4 gap-y-1 border-line border-b py-1.5 text-table max-sm:grid-cols-[minmax(0,1fr)_auto]"
                  >
                    <span className="flex items-center gap-2 font-medium">
                      <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-ok" />
                      {dutyWords(duty, locale).title}
                    </span>
                    <span className="text-ink-2 max-sm:order-last max-sm:col-span-2">
                      {state === 'notApplicable' ? dutyWords(duty, locale).explanation : proofOf(duty)}
                    </span>
                    <DutyChip duty={duty} />
                    <span className={state === 'notApplicable' ? 'text-ink-2' : 'font-medium text-ok'}>
                      {t(state === 'notApplicable' ? 'notApplicable' : 'met')}
                    </span>
                    <span className="text-right text-ink-2 tabular-nums max-sm:hidden">
                      {changedAt === null ? null : (
                        <time dateTime={new Date(changedAt).toISOString()}>
                          <span className="sr-only">{t('latest')}: </span>
                          {shortDate(changedAt, locale)}
                        </time>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </div>
        <aside className="flex min-w-0 flex-col gap-6 border-line lg:border-l lg:pl-8">
          <Section title={t('api')}>
            <p className="text-ink-2 text-table">{t(gate.open ? 'apiOpen' : 'apiShut')}</p>
            <pre className="overflow-x-auto whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-label [overflow-wrap:anywhere]">
              <strong>POST</strong>
              {` /v1/assignments/${gate.assignmentId}/claims\n`}
              <strong className={gate.open ? 'text-ok' : 'text-bad'}>
                {gate.open ? '200 OK' : '409 Conflict'}
              </strong>
              {`\n\n${JSON.stringify(answer, null, 2)}`}
            </pre>
          </Section>
          <Section title={t('ifLapse')} className="border-line border-t pt-4">
            <p className="text-ink-2 text-table">{t('ifLapseText')}</p>
          </Section>
          {gate.events.length > 0 ? (
            <Section
              title={t('latest')}
              className="border-line border-t pt-4"
              action={
                <Link
                  href={principalOnly ? `/campaigns/${gate.campaign.id}/events` : '/audit'}
                  className="text-accent text-table hover:underline"
                >
                  {t('events')}
                </Link>
              }
            >
              <ul className="flex flex-col gap-2 text-table">
                {gate.events.map((event) => (
                  <li key={`${event.at}${event.action}`} className="flex gap-3">
                    <time dateTime={new Date(event.at).toISOString()} className="w-28 shrink-0 text-ink-2">
                      {shortDate(event.at, locale)} {clock(event.at)}
                    </time>
                    <span>
                      {actions.has(event.action.replaceAll('.', '-') as 'incident-opened')
                        ? actions(event.action.replaceAll('.', '-') as 'incident-opened')
                        : event.action}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </aside>
      </div>
    </div>
  );
}
