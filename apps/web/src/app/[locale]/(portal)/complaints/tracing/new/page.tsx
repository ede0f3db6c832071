import { may } from '@ringratt/services';
import { Breadcrumbs, PageHead } from '@ringratt/ui';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { registerTracingAction } from '@/complaints/actions';
import { container } from '@/container';
import { localOf } from '@/format/local-instant';
import { ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { DutyChip } from '@/rules/duty-chip';
import { actingContext } from '@/session/acting';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('tracing.register') };
}

export default async function NewTracingClaimPage() {
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
          <Link key="list" href="/complaints/tracing">
            {t('tracing.title')}
          </Link>,
          t('tracing.register'),
        ]}
      />
      <PageHead
        title={t('tracing.register')}
        beside={<DutyChip duty="tracing-cost" />}
        facts={[t('tracing.registerLead')]}
      />
      <ServiceForm
        action={registerTracingAction}
        submit={t('tracing.register')}
        done={t('registered')}
        fields={[
          { name: 'assignmentId', label: t('assignment'), kind: 'select', options: choices },
          { name: 'number', label: t('consumerNumber'), hint: t('numberHint'), kind: 'tel' },
          { name: 'callAt', label: t('callAt'), kind: 'time' },
          {
            name: 'receivedAt',
            label: t('receivedAt'),
            kind: 'time',
            value: localOf(container().services.clock.now()),
          },
          { name: 'amount', label: t('tracing.amount'), hint: t('tracing.amountHint') },
          {
            name: 'words',
            label: `${t('tracing.note')} (${words('optional')})`,
            kind: 'area',
            maxLength: 2_000,
          },
        ]}
      />
    </div>
  );
}
