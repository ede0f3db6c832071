import { mailInForce, may } from '@ringratt/services';
import { Breadcrumbs, buttonLooks, CopyId, PageHead, Section, Status } from '@ringratt/ui';
import { FileArchive, PhoneOutgoing } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { container } from '@/container';
import { clock, longDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { FactRows } from '@/incidents/fact-rows';
import { LiveRefresh } from '@/live/live-refresh';
import { Party } from '@/parties/party';
import { RecordingPanel } from '@/recordings/recording-panel';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { HeldSale } from '@/sales/held-sale';
import { CorrectEmail, RecordDelivery, ResendMail } from '@/sales/sale-acts';
import { SaleStatus } from '@/sales/sale-status';
import { SaleTimeline } from '@/sales/sale-timeline';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ saleId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { saleId } = await params;
  const sale = await orNotFound((await portal()).sales.get({ saleId }));
  return { title: `${sale.offer.name}, ${sale.consumer.name}` };
}

const tones = { open: 'waiting', met: 'ok', breached: 'bad', waived: 'none' } as const;

export default async function SalePage({ params }: PageProps) {
  const [{ saleId }, t, words, locale, acting, call] = await Promise.all([
    params,
    getTranslations('sales'),
    getTranslations('common'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const sale = await orNotFound(call.sales.get({ saleId }));
  const now = container().services.clock.now();
  const maySend = may(acting.actor, 'sale.send');
  const completions = sale.state === 'held' ? await call.sales.completions({ saleId }) : null;
  const inForce = mailInForce(sale.state);
  const mails = sale.emails.filter(({ template }) => template === inForce);
  const resends =
    maySend &&
    inForce !== null &&
    mails.length > 0 &&
    mails.every(({ state }) => !['queued', 'sending'].includes(state));
  const corrects = maySend && !['declined', 'lapsed', 'withdrawn'].includes(sale.state);
  const delivers =
    may(acting.actor, 'sale.deliver') &&
    ['accepted', 'agreed', 'contracted'].includes(sale.state) &&
    sale.withdrawals.length === 0;
  const instant = (at: number) => `${longDate(at, locale)} ${clock(at)}`;
  const facts: [ReactNode, ReactNode][] = [
    [t('number'), phone(sale.number)],
    [t('email'), sale.consumer.email],
    ...(sale.consumer.address ? [[t('address'), sale.consumer.address] as [ReactNode, ReactNode]] : []),
    [t('what'), `${sale.offer.name}, ${t('version', { version: sale.offer.version })}`],
    ...(sale.quantity > 1 ? [[t('quantity'), integer(sale.quantity, locale)] as [ReactNode, ReactNode]] : []),
    ...(sale.agreed ? [[t('agreed'), sale.agreed] as [ReactNode, ReactNode]] : []),
    [t('regime'), t(`regimes.${sale.regime}`)],
    [t('language'), t(`languages.${sale.language}`)],
    [
      t('fingerprint'),
      <span key="f" className="font-mono text-label">
        {sale.offer.fingerprint.slice(0, 16)}
      </span>,
    ],
    [t('id'), <CopyId key="id" id={sale.id} label={words('copy')} copiedLabel={words('copied')} />],
  ];
  return (
    <div className="flex flex-col gap-5">
      {/* The worker is about to make offer or contract. */}
      <LiveRefresh seconds={sale.state === 'recorded' || sale.state === 'accepted' ? 3 : 30} />
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/sales">
            {t('title')}
          </Link>,
          sale.consumer.name,
        ]}
      />
      <PageHead
        title={sale.consumer.name}
        beside={<SaleStatus state={sale.state} pill />}
        facts={[
          sale.campaignName,
          <Party key="p" side="principal" name={sale.principalName} />,
          <Party key="c" side="contactCenter" name={sale.centerName} />,
          instant(sale.callStartedAt),
        ]}
        actions={
          <>
            <Link href={`/numbers/${sale.number}?assignment=${sale.assignmentId}`} className={buttonLooks()}>
              <PhoneOutgoing aria-hidden="true" />
              {t('toNumber')}
            </Link>
            <a
              href={`/api/sales/${sale.id}/bundle.zip`}
              className={buttonLooks({ variant: 'primary' })}
              title={t('bundleHint')}
              download
            >
              <FileArchive aria-hidden="true" />
              {t('bundle')}
            </a>
          </>
        }
      />
      <p className="text-lead">{t(`lead.${sale.state}`)}</p>
      {completions ? (
        <HeldSale
          saleId={sale.id}
          offerId={sale.offer.id}
          completions={completions}
          own={sale.own}
          maySend={maySend}
        />
      ) : null}
      <div className="grid gap-x-12 gap-y-8 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title={t('timeline')}>
            <SaleTimeline sale={sale} now={now} />
          </Section>
          <Section title={t('recordingTitle')}>
            <RecordingPanel
              recordings={sale.recordings}
              withoutProof={sale.withoutProof}
              mayHold={may(acting.actor, 'recording.hold')}
            />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8 lg:border-line lg:border-l lg:pl-8">
          {resends || corrects || delivers ? (
            <Section title={t('acts')}>
              <div className="flex flex-wrap items-start gap-2">
                {resends && inForce ? <ResendMail saleId={sale.id} kind={inForce} /> : null}
                {corrects ? <CorrectEmail saleId={sale.id} email={sale.consumer.email} /> : null}
                {delivers ? (
                  <RecordDelivery
                    saleId={sale.id}
                    goods={sale.subject === 'goods'}
                    deliveredAt={sale.deliveredAt}
                    now={now}
                  />
                ) : null}
              </div>
            </Section>
          ) : null}
          <Section title={t('missing')}>
            {sale.findings.length === 0 ? (
              <p className="text-ink-2">{t('missingNone')}</p>
            ) : (
              <ul className="flex flex-col gap-4">
                {sale.findings.map(({ rule, outcome, reasons }) => (
                  <li key={rule} className="flex flex-col gap-1 text-table">
                    <span className="flex flex-wrap items-center gap-2">
                      <Status tone={outcome === 'breach' ? 'bad' : 'unknown'}>{t(outcome)}</Status>
                      <span className="font-medium">{dutyWords(rule, locale).title}</span>
                      <DutyChip duty={rule} />
                    </span>
                    {reasons.map(({ requirement, text }) => (
                      <span key={requirement} className="text-ink-2">
                        {text[locale]}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={t('obligations')}>
            <ul className="flex flex-col gap-2.5 text-table">
              {sale.obligations.map(({ id, duty, state, dueAt, breachedAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
                  <Link href={`/obligations/${id}`} className="font-medium hover:underline">
                    {dutyWords(duty, locale).title}
                  </Link>
                  <Status tone={tones[state]}>
                    {t(`obligationStates.${state}`, {
                      at: longDate(state === 'breached' ? breachedAt! : dueAt - 1, locale),
                    })}
                  </Status>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('facts')}>
            <FactRows rows={facts} />
          </Section>
        </div>
      </div>
    </div>
  );
}
