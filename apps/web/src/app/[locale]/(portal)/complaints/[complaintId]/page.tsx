import { complaintDecisions, may } from '@ringratt/services';
import { Breadcrumbs, CopyId, PageHead, Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { decideComplaintAction } from '@/complaints/actions';
import { AnswerStatus } from '@/complaints/answer-status';
import { container } from '@/container';
import { clock, longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { FactRows } from '@/incidents/fact-rows';
import { dueDay } from '@/obligations/due';
import { Party } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { actingContext } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ complaintId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('one') };
}

export default async function ComplaintPage({ params }: PageProps) {
  const [{ complaintId }, t, words, locale, acting, call] = await Promise.all([
    params,
    getTranslations('complaints'),
    getTranslations('common'),
    getLocale(),
    actingContext(),
    portal(),
  ]);
  const complaint = await orNotFound(call.complaints.get({ complaintId }));
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const decided = complaint.decision !== null;
  const facts: (readonly [ReactNode, ReactNode])[] = [
    [t('callAt'), at(complaint.callAt)],
    [t('consumerNumber'), complaint.numberMasked],
    [t('channel'), t(`channels.${complaint.channel}`)],
    [t('receivedAt'), `${at(complaint.receivedAt)}, ${complaint.receivedByName}`],
    ...(complaint.presentedNumber ? [[t('presentedNumber'), phone(complaint.presentedNumber)] as const] : []),
    ...(complaint.agentReference ? [[t('agent'), complaint.agentReference] as const] : []),
    [t('call'), complaint.attemptId ? t('callFound') : t('callNotFound')],
  ];
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/complaints">
            {t('title')}
          </Link>,
          t(`kinds.${complaint.kind}`),
        ]}
      />
      <PageHead
        title={t(`kinds.${complaint.kind}`)}
        beside={
          <AnswerStatus
            pill
            word={complaint.decision && t(`decisions.${complaint.decision}`)}
            settled={decided}
            dueAt={complaint.dueAt}
            now={container().services.clock.now()}
          />
        }
        facts={[
          complaint.campaignName,
          <Party key="p" side="principal" name={complaint.principalName} />,
          <Party key="c" side="contactCenter" name={complaint.centerName} />,
          t('answerBy', { date: longDate(dueDay(complaint.dueAt), locale) }),
        ]}
      />
      <div className="grid gap-x-12 gap-y-8 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex flex-col gap-8">
          <Section title={t('words')} beside={<DutyChip duty="conduct" />}>
            <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{complaint.words}</p>
          </Section>
          <Section title={t('decision')}>
            {complaint.decision !== null && complaint.decidedAt !== null ? (
              <>
                <p className="font-medium">{t(`decisions.${complaint.decision}`)}</p>
                <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{complaint.answer}</p>
                <p className="text-ink-2 text-table">
                  {t('decidedBy', { name: complaint.decidedBy ?? '', at: at(complaint.decidedAt) })}
                </p>
              </>
            ) : acting && may(acting.actor, 'complaint.decide') ? (
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
        </div>
        <aside aria-label={t('facts')} className="flex flex-col gap-4 lg:border-line lg:border-l lg:pl-8">
          <h2 className="font-bold text-body">{t('facts')}</h2>
          <FactRows rows={facts} />
          <p className="text-ink-2 text-table">
            {t('board', { date: longDate(dueDay(complaint.boardUntil), locale) })}
          </p>
          <div className="flex flex-col gap-1 border-line border-t pt-4 text-table">
            <span className="text-ink-2">{t('id')}</span>
            <CopyId id={complaint.id} label={words('copy')} copiedLabel={words('copied')} />
          </div>
        </aside>
      </div>
    </div>
  );
}
