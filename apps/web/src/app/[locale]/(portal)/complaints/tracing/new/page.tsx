import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { registerTracingAction } from '@/complaints/actions';
import { RegisterPage } from '@/complaints/register-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('tracing.register') };
}

export default async function NewTracingClaimPage() {
  const [t, words] = await Promise.all([getTranslations('complaints'), getTranslations('common')]);
  return (
    <RegisterPage
      list={{ href: '/complaints/tracing', title: t('tracing.title') }}
      title={t('tracing.register')}
      lead={t('tracing.registerLead')}
      duty="tracing-cost"
      action={registerTracingAction}
      after={[
        { name: 'amount', label: t('tracing.amount'), hint: t('tracing.amountHint') },
        {
          name: 'words',
          label: `${t('tracing.note')} (${words('optional')})`,
          kind: 'area',
          maxLength: 2_000,
        },
      ]}
    />
  );
}
