import {
  Breadcrumbs,
  buttonLooks,
  CopyId,
  DataTable,
  EmptyState,
  PageHead,
  Section,
  SegmentedProgress,
  Status,
} from '@ringratt/ui';
import { CalendarDays, CircleCheck, PhoneOutgoing, ScrollText, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AnswerInvitation } from '@/assignments/assignment-acts';
import { CapacityForm, DialingForm, EndNumber, PresentedNumberForm } from '@/assignments/assignment-forms';
import { AssignmentStatus } from '@/assignments/assignment-status';
import { NumberAnnouncements } from '@/caller-numbers/number-announcements';
import { container } from '@/container';
import { dataDate, period, shortDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { LiveRefresh } from '@/live/live-refresh';
import { Party } from '@/parties/party';
import { RegisterUpload } from '@/registers/register-upload';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';
import { SlotMap } from '@/slots/slot-map';
import { dateFrom, mondayOf } from '@/slots/weeks';

interface PageProps {
  params: Promise<{ assignmentId: string }>;
  searchParams: Promise<{ from?: string; view?: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const assignment = await orNotFound((await portal()).assignments.get(await params));
  return { title: assignment.campaignName };
}

export default async function AssignmentPage({ params, searchParams }: PageProps) {
  const [{ assignmentId }, query, t, campaign, words, locale, membership] = await Promise.all([
    params,
    searchParams,
    getTranslations('assignments'),
    getTranslations('campaign'),
    getTranslations('common'),
    getLocale(),
    currentMembership(),
  ]);
  const call = await portal();
  const from = mondayOf(dateFrom(query.from) ?? dataDate(container().services.clock.now()));
  const [assignment, heatmap] = await Promise.all([
    orNotFound(call.assignments.get({ assignmentId })),
    orNotFound(call.assignments.heatmap({ assignmentId, from, days: 14 })),
  ]);
  const { terms, progress, unmet } = assignment;
  const managing = membership?.role === 'owner' || membership?.role === 'manager';
  const works = ['accepted', 'live', 'paused'].includes(assignment.state);
  const open = assignment.state === 'live' && terms.campaignState === 'live';
  const parts = [
    { id: 'reached', label: campaign('reached'), value: progress.reached, fill: 'strong' },
    { id: 'finished', label: campaign('finished'), value: progress.finished, fill: 'medium' },
    { id: 'planned', label: campaign('planned'), value: progress.planned, fill: 'light' },
    { id: 'blocked', label: campaign('blocked'), value: progress.blocked, fill: 'hatched' },
  ] as const;
  return (
    <div className="flex flex-col gap-5">
      <LiveRefresh seconds={10} />
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/assignments">
            {t('title')}
          </Link>,
          assignment.campaignName,
        ]}
      />
      <PageHead
        title={assignment.campaignName}
        beside={<AssignmentStatus state={assignment.state} pill />}
        facts={[
          <Party key="principal" side="principal" name={assignment.principal.name} />,
          <>
            <CalendarDays aria-hidden="true" />
            {period(terms.startsOn, terms.endsOn, locale)}
          </>,
          <>
            <Users aria-hidden="true" />
            {t('contactsCount', { count: progress.contacts })}
          </>,
          <CopyId key="id" id={assignment.id} label={words('copy')} copiedLabel={words('copied')} />,
        ]}
        actions={
          <>
            <Link href={`/assignments/${assignment.id}/script`} className={buttonLooks()}>
              <ScrollText aria-hidden="true" />
              {campaign('script')}
            </Link>
            <Link
              href={`/numbers?assignment=${assignment.id}`}
              className={buttonLooks({ variant: 'primary' })}
            >
              <PhoneOutgoing aria-hidden="true" />
              {campaign('mayWeCall')}
            </Link>
          </>
        }
      />
      {assignment.state === 'invited' ? (
        <section className="flex flex-col gap-3 rounded-control bg-soft px-5 py-4">
          <h2 className="font-bold text-lead">
            {t('invitedTitle', { principal: assignment.principal.name })}
          </h2>
          <p className="text-ink-2">{t('invitedText')}</p>
          {managing ? <AnswerInvitation assignmentId={assignment.id} /> : null}
        </section>
      ) : null}
      {works ? (
        <Section
          title={t('gate')}
          className="border-line border-y py-4"
          action={
            <span className="flex gap-2">
              <Link
                href={`/assignments/${assignment.id}/responsibility`}
                className={buttonLooks({ size: 'small' })}
              >
                {campaign('responsibility')}
              </Link>
              <Link href={`/assignments/${assignment.id}/gate`} className={buttonLooks({ size: 'small' })}>
                {campaign('gate')}
              </Link>
            </span>
          }
        >
          {unmet.length === 0 ? (
            <Status
              tone={open ? 'ok' : 'waiting'}
              icon={open ? <CircleCheck aria-hidden="true" /> : undefined}
            >
              <span className="whitespace-normal">{open ? t('gateOpen') : t('gateMet')}</span>
            </Status>
          ) : (
            <>
              <p>{t('gateWaiting', { count: unmet.length })}</p>
              <ul className="flex flex-col">
                {unmet.map((duty) => (
                  <li
                    key={duty}
                    className="flex items-center justify-between gap-4 border-line border-t py-3"
                  >
                    <div className="flex flex-col">
                      <span className="font-bold">{dutyWords(duty, locale).title}</span>
                      <span className="text-ink-2 text-table">{dutyWords(duty, locale).explanation}</span>
                    </div>
                    <span className="flex shrink-0 items-center gap-3">
                      <DutyChip duty={duty} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Section>
      ) : null}
      {progress.contacts > 0 ? (
        <>
          <SegmentedProgress
            label={t('contacts')}
            parts={parts.map((part) => ({ ...part, shown: integer(part.value, locale) }))}
          />
          <div className="pt-2">
            <SlotMap
              heatmap={heatmap}
              pathname={`/assignments/${assignment.id}`}
              from={from}
              view={query.view === 'list' ? 'list' : 'map'}
            />
          </div>
        </>
      ) : works ? (
        <EmptyState title={t('notReady')} />
      ) : null}
      {works ? (
        <div className="grid grid-cols-[minmax(0,1fr)_288px] gap-10 pt-3 max-lg:grid-cols-1">
          <Section id="numbers" title={t('numbers')}>
            {assignment.presentedNumbers.length === 0 ? (
              <p className="text-ink-2">{t('noNumbers')}</p>
            ) : (
              <DataTable
                caption={t('numbers')}
                rows={assignment.presentedNumbers}
                rowKey={(own) => own.id}
                columns={[
                  {
                    id: 'number',
                    header: t('number'),
                    rowHeader: true,
                    cell: (own) => (
                      <Link
                        href={`/presented-numbers/${own.id}`}
                        className="font-medium text-accent hover:underline"
                      >
                        {phone(own.number)}
                      </Link>
                    ),
                  },
                  {
                    id: 'from',
                    header: t('from'),
                    cell: (own) => <span className="text-ink-2">{shortDate(own.from, locale)}</span>,
                  },
                  {
                    id: 'to',
                    header: t('to'),
                    cell: (own) => (
                      <span className="text-ink-2">{own.to ? shortDate(own.to, locale) : t('open')}</span>
                    ),
                  },
                  {
                    id: 'callable',
                    header: t('callable'),
                    cell: (own) => (
                      <Status tone={own.callable ? 'ok' : 'bad'}>{own.callable ? t('yes') : t('no')}</Status>
                    ),
                  },
                  {
                    id: 'acts',
                    header: '',
                    align: 'end',
                    cell: (own) =>
                      managing && !own.to ? (
                        <EndNumber assignmentId={assignment.id} presentedNumberId={own.id} />
                      ) : null,
                  },
                ]}
              />
            )}
            {assignment.presentedNumbers.some(({ to }) => to === null) ? (
              <NumberAnnouncements assignment={assignment} acts={managing} />
            ) : null}
            {managing ? (
              <>
                <PresentedNumberForm assignmentId={assignment.id} />
                <RegisterUpload register="presentedNumbers" assignmentId={assignment.id} />
              </>
            ) : null}
          </Section>
          {managing ? (
            <div className="flex flex-col gap-6">
              <Section title={t('capacity')}>
                <CapacityForm
                  assignmentId={assignment.id}
                  agents={terms.agents}
                  attemptsPerAgentHour={terms.attemptsPerAgentHour}
                  hopper={terms.hopper}
                />
              </Section>
              <Section id="dialing" title={t('dialing')} className="border-line border-t pt-5">
                <DialingForm assignmentId={assignment.id} declared={terms.dialingModes} />
              </Section>
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
