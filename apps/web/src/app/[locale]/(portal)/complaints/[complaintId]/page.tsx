import { complaintDecisions, may } from '@ringratt/services';
import { Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { decideComplaintAction } from '@/complaints/actions';
import { AnswerPage, Decided, Written } from '@/complaints/answer-page';
import { AnswerStatus } from '@/complaints/answer-status';
import { container } from '@/container';
import { clock, longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { ServiceForm } from '@/forms/service-form';
import { dueDay } from '@/obligations/due';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ complaintId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('one') };
}

export default async function ComplaintPage({ params }: PageProps) {
  const [{ complaintId }, t, locale, acting, call] = await Promise.all([
    params,
    getTranslations('complaints'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const complaint = await orNotFound(call.complaints.get({ complaintId }));
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const facts: (readonly [ReactNode, ReactNode])[] = [
    [t('callAt'), at(complaint.callAt)],
    [t('consumerNumber'), phone(complaint.numberMasked)],
    [t('channel'), t(`channels.${complaint.channel}`)],
    [t('receivedAt'), `${at(complaint.receivedAt)}, ${complaint.receivedByName}`],
    ...(complaint.presentedNumber ? [[t('presentedNumber'), phone(complaint.presentedNumber)] as const] : []),
    ...(complaint.agentReference ? [[t('agent'), complaint.agentReference] as const] : []),
    [t('call'), complaint.attemptId ? t('callFound') : t('callNotFound')],
  ];
  return (
    <AnswerPage
      list={{ href: '/complaints', title: t('title') }}
      name={t(`kinds.${complaint.kind}`)}
      title={t(`kinds.${complaint.kind}`)}
      status={
        <AnswerStatus
          pill
          word={complaint.decision && t(`decisions.${complaint.decision}`)}
          settled={complaint.decision !== null}
          dueAt={complaint.dueAt}
          now={container().services.clock.now()}
        />
      }
      of={complaint}
      due={t('answerBy', { date: longDate(dueDay(complaint.dueAt), locale) })}
      rows={facts}
      note={t('board', { date: longDate(dueDay(complaint.boardUntil), locale) })}
    >
      <Section title={t('words')} beside={<DutyChip duty="conduct" />}>
        <Written>{complaint.words}</Written>
      </Section>
      <Section title={t('decision')}>
        {complaint.decision !== null && complaint.decidedAt !== null ? (
          <Decided
            word={t(`decisions.${complaint.decision}`)}
            why={complaint.answer}
            by={t('decidedBy', { name: complaint.decidedBy ?? '', at: at(complaint.decidedAt) })}
          />
        ) : may(acting.actor, 'complaint.decide') ? (
          <>
            <p className="max-w-prose text-ink-2">{t('decideLead')}</p>
            <ServiceForm
              action={decideComplaintAction}
              submit={t('decide')}
              done={t('decided')}
              fields={[
                { name: 'complaintId', label: '', kind: 'fixed', value: complaint.id },
                {
                  name: 'decision',
                  label: t('decision'),
                  kind: 'select',
                  options: [
                    { value: '', label: t('choose') },
                    ...complaintDecisions.map((value) => ({ value, label: t(`decisions.${value}`) })),
                  ],
                },
                { name: 'answer', label: t('answer'), kind: 'area', maxLength: 4_000, rows: 6 },
              ]}
            />
          </>
        ) : (
          <p className="text-ink-2">{t('notDecided')}</p>
        )}
      </Section>
    </AnswerPage>
  );
}
