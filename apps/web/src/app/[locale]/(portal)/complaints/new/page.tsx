import { complaintChannels, complaintKinds, may } from '@ringratt/services';
import { Breadcrumbs, PageHead } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { registerComplaintAction } from '@/complaints/actions';
import { container } from '@/container';
import { localOf } from '@/format/local-instant';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { DutyChip } from '@/rules/duty-chip';
import { actingContext } from '@/session/acting';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('register') };
}

export default async function NewComplaintPage() {
  const [t, words, acting, call] = await Promise.all([
    getTranslations('complaints'),
    getTranslations('common'),
    actingContext(),
    portal(),
  ]);
  if (!acting || !may(acting.actor, 'complaint.write')) forbidden();
  const choices = await assignmentChoices(call);
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/complaints">
            {t('title')}
          </Link>,
          t('register'),
        ]}
      />
      <PageHead title={t('register')} beside={<DutyChip duty="conduct" />} facts={[t('registerLead')]} />
      <ServiceForm
        action={registerComplaintAction}
        submit={t('register')}
        done={t('registered')}
        fields={[
          { name: 'assignmentId', label: t('assignment'), kind: 'select', options: choices },
          {
            name: 'kind',
            label: t('complaint'),
            kind: 'select',
            options: complaintKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
          {
            name: 'channel',
            label: t('channel'),
            kind: 'select',
            options: complaintChannels.map((value) => ({ value, label: t(`channels.${value}`) })),
          },
          { name: 'number', label: t('consumerNumber'), hint: t('numberHint'), kind: 'tel' },
          { name: 'callAt', label: t('callAt'), hint: t('callAtHint'), kind: 'time' },
          {
            name: 'receivedAt',
            label: t('receivedAt'),
            kind: 'time',
            value: localOf(container().services.clock.now()),
          },
          { name: 'words', label: t('words'), hint: t('wordsHint'), kind: 'area', maxLength: 4_000, rows: 5 },
          {
            name: 'dueAt',
            label: `${t('lastDay')} (${words('optional')})`,
            hint: t('lastDayHint'),
            kind: 'date',
          },
        ]}
      />
    </div>
  );
}
