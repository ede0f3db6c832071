import { may } from '@ringratt/services';
import { Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { decideTracingAction, payTracingAction } from '@/complaints/actions';
import { AnswerPage, Decided, Written } from '@/complaints/answer-page';
import { AnswerStatus } from '@/complaints/answer-status';
import { claimWord } from '@/complaints/claim-word';
import { container } from '@/container';
import { clock, longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { oreTyped } from '@/format/typed';
import { ServiceForm } from '@/forms/service-form';
import { dueDay } from '@/obligations/due';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ claimId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('tracing.one') };
}

export default async function TracingClaimPage({ params }: PageProps) {
  const [{ claimId }, t, locale, acting, call] = await Promise.all([
    params,
    getTranslations('complaints'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const claim = await orNotFound(call.complaints.claim({ claimId }));
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const amount = t('tracing.crowns', { amount: oreTyped(claim.amount) });
  const decides = claim.ownCenter && may(acting.actor, 'complaint.decide');
  const own = { name: 'claimId', label: '', kind: 'fixed', value: claim.id } as const;
  const facts: (readonly [ReactNode, ReactNode])[] = [
    [t('tracing.amount'), amount],
    [t('callAt'), at(claim.callAt)],
    [t('consumerNumber'), phone(claim.numberMasked)],
    [t('receivedAt'), at(claim.receivedAt)],
    ...(claim.numberHidden === null
      ? []
      : [[t('tracing.hidden'), t(claim.numberHidden ? 'tracing.yes' : 'tracing.no')] as const]),
  ];
  return (
    <AnswerPage
      list={{ href: '/complaints/tracing', title: t('tracing.title') }}
      name={amount}
      title={t('tracing.oneOf', { amount })}
      status={
        <AnswerStatus
          pill
          {...claimWord(claim, t)}
          dueAt={claim.dueAt}
          now={container().services.clock.now()}
        />
      }
      of={claim}
      due={t('tracing.settleBy', { date: longDate(dueDay(claim.dueAt), locale) })}
      rows={facts}
    >
      {claim.words ? (
        <Section title={t('tracing.note')}>
          <Written>{claim.words}</Written>
        </Section>
      ) : null}
      <Section title={t('decision')} beside={<DutyChip duty="tracing-cost" />}>
        {claim.decision !== null && claim.decidedAt !== null ? (
          <>
            <Decided
              word={t(claim.decision === 'repay' ? 'tracing.granted' : 'tracing.refused')}
              why={claim.reason}
              by={t('decidedBy', { name: claim.decidedBy ?? '', at: at(claim.decidedAt) })}
            />
            {claim.paidAt !== null ? (
              <p className="text-ink-2 text-table">{t('tracing.paidAt', { at: at(claim.paidAt) })}</p>
            ) : claim.decision === 'repay' && decides ? (
              <ServiceForm
                action={payTracingAction}
                submit={t('tracing.pay')}
                done={t('tracing.paidNow')}
                fields={[own]}
              />
            ) : null}
          </>
        ) : decides ? (
          <>
            <p className="max-w-prose text-ink-2">{t('tracing.decideLead')}</p>
            <ServiceForm
              action={decideTracingAction}
              submit={t('decide')}
              done={t('decided')}
              fields={[
                own,
                {
                  name: 'numberHidden',
                  label: t('tracing.hidden'),
                  kind: 'select',
                  options: [
                    { value: '', label: t('choose') },
                    { value: 'yes', label: t('tracing.yes') },
                    { value: 'no', label: t('tracing.no') },
                  ],
                },
                {
                  name: 'decision',
                  label: t('decision'),
                  kind: 'select',
                  options: [
                    { value: '', label: t('choose') },
                    { value: 'repay', label: t('tracing.repay') },
                    { value: 'refuse', label: t('tracing.refuse') },
                  ],
                },
                { name: 'reason', label: t('tracing.reason'), kind: 'area', maxLength: 2_000 },
              ]}
            />
          </>
        ) : (
          <p className="text-ink-2">{t('tracing.centerDecides', { center: claim.centerName })}</p>
        )}
      </Section>
    </AnswerPage>
  );
}
