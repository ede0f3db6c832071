import { complaintChannels, complaintKinds } from '@ringratt/services';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { registerComplaintAction } from '@/complaints/actions';
import { RegisterPage } from '@/complaints/register-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('register') };
}

export default async function NewComplaintPage() {
  const [t, words] = await Promise.all([getTranslations('complaints'), getTranslations('common')]);
  return (
    <RegisterPage
      list={{ href: '/complaints', title: t('title') }}
      title={t('register')}
      lead={t('registerLead')}
      duty="conduct"
      action={registerComplaintAction}
      callHint={t('callAtHint')}
      before={[
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
      ]}
      after={[
        { name: 'words', label: t('words'), hint: t('wordsHint'), kind: 'area', maxLength: 4_000, rows: 5 },
        {
          name: 'dueAt',
          label: `${t('lastDay')} (${words('optional')})`,
          hint: t('lastDayHint'),
          kind: 'date',
        },
      ]}
    />
  );
}
