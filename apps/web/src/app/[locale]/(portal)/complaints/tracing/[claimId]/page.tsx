import { may } from '@ringratt/services';
import { Breadcrumbs, CopyId, PageHead, Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { decideTracingAction, payTracingAction } from '@/complaints/actions';
import { AnswerStatus } from '@/complaints/answer-status';
import { claimWord } from '@/complaints/claim-word';
import { container } from '@/container';
import { clock, longDate } from '@/format/instants';
import { oreTyped } from '@/format/typed';
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
  params: Promise<{ claimId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('tracing.one') };
}

export default async function TracingClaimPage({ params }: PageProps) {
  const [{ claimId }, t, words, locale, acting, call] = await Promise.all([
    params,
    getTranslations('complaints'),
    getTranslations('common'),
    getLocale(),
    actingContext(),
    portal(),
  ]);
  const claim = await orNotFound(call.complaints.claim({ claimId }));
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const amount = t('tracing.crowns', { amount: oreTyped(claim.amount) });
  const decides = claim.ownCenter && acting !== null && may(acting.actor, 'complaint.decide');
  const own = { name: 'claimId', label: '', kind: 'fixed', value: claim.id } as const;
  const facts: (readonly [ReactNode, ReactNode])[] = [
    [t('tracing.amount'), amount],
    [t('callAt'), at(claim.callAt)],
    [t('consumerNumber'), claim.numberMasked],
    [t('receivedAt'), at(claim.receivedAt)],
    ...(claim.numberHidden === null
      ? []
      : [[t('tracing.hidden'), t(claim.numberHidden ? 'tracing.yes' : 'tracing.no')] as const]),
  ];
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/complaints/tracing">
            {t('tracing.title')}
          </Link>,
          amount,
        ]}
      />
      <PageHead
        title={t('tracing.oneOf', { amount })}
        beside={
          <AnswerStatus
            pill
            {...claimWord(claim, t)}
            dueAt={claim.dueAt}
            now={container().services.clock.now()}
          />
        }
        facts={[
          claim.campaignName,
          <Party key="p" side="principal" name={claim.principalName} />,
          <Party key="c" side="contactCenter" name={claim.centerName} />,
          t('tracing.settleBy', { date: longDate(dueDay(claim.dueAt), locale) }),
        ]}
      />
      <div className="grid gap-x-12 gap-y-8 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex flex-col gap-8">
          {claim.words ? (
            <Section title={t('tracing.note')}>
              <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{claim.words}</p>
            </Section>
          ) : null}
          <Section title={t('decision')} beside={<DutyChip duty="tracing-cost" />}>
            {claim.decision !== null && claim.decidedAt !== null ? (
              <>
                <p className="font-medium">
                  {t(claim.decision === 'repay' ? 'tracing.granted' : 'tracing.refused')}
                </p>
                <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{claim.reason}</p>
                <p className="text-ink-2 text-table">
                  {t('decidedBy', { name: claim.decidedBy ?? '', at: at(claim.decidedAt) })}
                </p>
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
        </div>
        <aside aria-label={t('facts')} className="flex flex-col gap-4 lg:border-line lg:border-l lg:pl-8">
          <h2 className="font-bold text-body">{t('facts')}</h2>
          <FactRows rows={facts} />
          <div className="flex flex-col gap-1 border-line border-t pt-4 text-table">
            <span className="text-ink-2">{t('id')}</span>
            <CopyId id={claim.id} label={words('copy')} copiedLabel={words('copied')} />
          </div>
        </aside>
      </div>
    </div>
  );
}
