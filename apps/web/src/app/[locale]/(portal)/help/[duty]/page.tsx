import { duties } from '@ringratt/rules';
import { Breadcrumbs, buttonLooks, PageHead } from '@ringratt/ui';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';
import { dutyWords } from '@/rules/duty-words';
import { whereMet } from '@/rules/where-met';

interface PageProps {
  params: Promise<{ duty: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ duty }, locale] = await Promise.all([params, getLocale()]);
  return { title: dutyWords(duty, locale).title };
}

export default async function DutyPage({ params }: PageProps) {
  const [{ duty: id }, t, words, responsibles, locale] = await Promise.all([
    params,
    getTranslations('help'),
    getTranslations('common'),
    getTranslations('responsibles'),
    getLocale(),
  ]);
  const duty = duties.find((known) => known.id === id);
  if (!duty) notFound();
  const { title, explanation, clause } = dutyWords(id, locale);
  return (
    <div className="flex max-w-prose flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/help">
            {t('title')}
          </Link>,
          title,
        ]}
      />
      <PageHead
        title={title}
        facts={[t('clause', { clause }), responsibles(duty.responsible), t(`weights.${duty.weight}`)]}
      />
      <p className="text-lead">{explanation}</p>
      <Link href={whereMet[duty.id]} className={`${buttonLooks({ variant: 'primary' })} self-start`}>
        {t('where')}
      </Link>
    </div>
  );
}
