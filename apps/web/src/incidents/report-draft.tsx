'use client';

import type { ReportDesk, ReportRecipient } from '@ringratt/services';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ServiceForm } from '@/forms/service-form';
import { reportViolationAction } from '@/incidents/actions';
import { ReportPreview, type Statement } from '@/incidents/report-preview';

interface ReportDraftProps {
  desk: Pick<ReportDesk, 'draft' | 'from'>;
  incidentId: string;
  recipients: readonly ReportRecipient[];
  begun: Statement;
}

/** What a person has to say of an incident, and the report as it will read, side by side. */
export function ReportDraftForm({ desk, incidentId, recipients, begun }: ReportDraftProps) {
  const t = useTranslations('incidents.report');
  const words = useTranslations('common');
  const [said, setSaid] = useState(begun);
  const follow = ({ target }: FormEvent) => {
    const form = (target as HTMLElement).closest('form');
    if (!form) return;
    const typed = new FormData(form);
    const of = (name: string) => String(typed.get(name) ?? '');
    setSaid({
      recipient: recipients.find((one) => one === of('recipient')) ?? null,
      language: of('language') === 'en' ? 'en' : 'sv',
      account: of('account'),
      done: of('done'),
      contact: of('contact'),
    });
  };
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div onInput={follow}>
        <ServiceForm
          action={reportViolationAction}
          submit={t('submit')}
          done={t('submitted')}
          fields={[
            { name: 'incidentId', label: '', kind: 'fixed', value: incidentId },
            {
              name: 'recipient',
              label: t('recipient'),
              kind: 'select',
              value: begun.recipient ?? '',
              options: recipients.map((value) => ({ value, label: t(`recipients.${value}`) })),
            },
            {
              name: 'language',
              label: t('language'),
              kind: 'select',
              value: begun.language,
              options: (['sv', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) })),
            },
            {
              name: 'account',
              label: `${t('account')} (${words('optional')})`,
              hint: t('accountHint'),
              kind: 'area',
              maxLength: 4_000,
              rows: 4,
            },
            {
              name: 'done',
              label: t('done'),
              hint: t('doneHint'),
              kind: 'area',
              value: begun.done,
              maxLength: 4_000,
              rows: 4,
            },
            { name: 'contact', label: t('contact'), hint: t('contactHint'), value: begun.contact },
          ]}
        />
      </div>
      <ReportPreview draft={desk.draft[said.language]} from={desk.from} said={said} />
    </div>
  );
}
