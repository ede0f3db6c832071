import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ServiceForm } from '@/forms/service-form';
import { forgotAction } from '@/people/entrance-actions';
import { PublicFrame } from '@/public/public-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reset');
  return { title: t('forgotTitle') };
}

export default async function ForgotPage() {
  const t = await getTranslations('reset');
  return (
    <PublicFrame title={t('forgotTitle')} path="/forgot">
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-verdict">{t('forgotHeading')}</h1>
        <p className="text-ink-2">{t('forgotLead')}</p>
      </div>
      <ServiceForm
        action={forgotAction}
        submit={t('send')}
        large
        done={t('sent')}
        fields={[
          { name: 'email', label: t('email'), kind: 'email', autoComplete: 'username', maxLength: 254 },
        ]}
      />
    </PublicFrame>
  );
}
