import { may, reportRecipients } from '@ringratt/services';
import { Breadcrumbs, PageHead, Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { longDate } from '@/format/instants';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { leaveUnreportedAction } from '@/incidents/actions';
import { RecipientRows } from '@/incidents/recipient-rows';
import { ReportDraftForm } from '@/incidents/report-draft';
import { dueDay } from '@/obligations/due';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents.report'))('head') };
}

export default async function ReportPage({ params }: { params: Promise<{ incidentId: string }> }) {
  const [{ incidentId }, t, list, words, locale, acting, call] = await Promise.all([
    params,
    getTranslations('incidents.report'),
    getTranslations('incidents'),
    getTranslations('common'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const desk = await orNotFound(call.incidents.desk({ incidentId }));
  if (!may(acting.actor, 'incident.report')) forbidden();
  const { incident, boardUntil } = desk;
  const now = container().services.clock.now();
  const recipients = reportRecipients.filter((one) => one !== 'nix-board' || now < boardUntil);
  const duty = dutyWords(incident.duty, locale);
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/incidents">
            {list('title')}
          </Link>,
          <Link key="one" href={`/incidents/${incident.id}`}>
            {duty.title}
          </Link>,
          t('title'),
        ]}
      />
      <PageHead
        title={t('head')}
        beside={<DutyChip duty="violation-report" />}
        facts={[duty.title, t('by', { date: longDate(dueDay(boardUntil), locale) })]}
      />
      <div className="flex max-w-prose flex-col gap-3 border-line border-y py-4">
        <RecipientRows desk={desk} now={now} />
      </div>
      <ReportDraftForm
        desk={{ draft: desk.draft, from: desk.from }}
        incidentId={incident.id}
        recipients={recipients}
        begun={{
          recipient: recipients[0] ?? null,
          language: 'sv',
          account: '',
          done: incident.closeReason ?? '',
          contact: desk.contact,
        }}
      />
      <Section title={t('leave')} className="border-line border-t pt-5">
        <p className="max-w-prose text-ink-2">{t('leaveText')}</p>
        <ServiceForm
          action={leaveUnreportedAction}
          submit={t('leave')}
          variant="secondary"
          done={t('submitted')}
          fields={[
            { name: 'incidentId', label: '', kind: 'fixed', value: incident.id },
            { name: 'reason', label: t('reason'), kind: 'area', maxLength: 4_000, rows: 4 },
          ]}
        />
      </Section>
    </div>
  );
}
