import type { DutyId } from '@ringratt/rules';
import { may } from '@ringratt/services';
import { Breadcrumbs, PageHead } from '@ringratt/ui';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { localOf } from '@/format/local-instant';
import type { FormAction } from '@/forms/form-state';
import { type FormField, ServiceForm } from '@/forms/service-form';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { DutyChip } from '@/rules/duty-chip';
import { pageActing, portal } from '@/session/portal';

interface RegisterPageProps {
  list: { href: string; title: string };
  title: string;
  lead: string;
  duty: DutyId;
  action: FormAction;
  callHint?: string;
  /** What is asked between whose call it was and when it was. */
  before?: readonly FormField[];
  /** What is asked last. */
  after: readonly FormField[];
}

/** Registers what a consumer has written of a call, a complaint or a claim, under one of the parts. */
export async function RegisterPage({
  list,
  title,
  lead,
  duty,
  action,
  callHint,
  before = [],
  after,
}: RegisterPageProps) {
  const [t, words, acting, call] = await Promise.all([
    getTranslations('complaints'),
    getTranslations('common'),
    pageActing(),
    portal(),
  ]);
  if (!may(acting.actor, 'complaint.write')) forbidden();
  const now = localOf(container().services.clock.now());
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href={list.href}>
            {list.title}
          </Link>,
          title,
        ]}
      />
      <PageHead title={title} beside={<DutyChip duty={duty} />} facts={[lead]} />
      <ServiceForm
        action={action}
        once
        submit={title}
        done={t('registered')}
        fields={[
          {
            name: 'assignmentId',
            label: t('assignment'),
            kind: 'select',
            options: await assignmentChoices(call),
          },
          ...before,
          { name: 'number', label: t('consumerNumber'), hint: t('numberHint'), kind: 'tel' },
          { name: 'callAt', label: t('callAt'), kind: 'time', ...(callHint && { hint: callHint }) },
          { name: 'receivedAt', label: t('receivedAt'), kind: 'time', value: now },
          ...after,
        ]}
      />
    </div>
  );
}
