import { NotFound, publishedOrganization } from '@ringratt/services';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { container } from '@/container';
import { ContactLines } from '@/public/contact-lines';
import { PublicFrame } from '@/public/public-frame';

interface PageProps {
  params: Promise<{ organization: string }>;
}

const published = cache(async (id: string) => {
  try {
    return await publishedOrganization(container().services, id);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('public');
  const { name } = await published((await params).organization);
  return { title: `${t('privacyTitle')}, ${name}` };
}

export default async function PrivacyPage({ params }: PageProps) {
  const [{ organization: id }, t] = await Promise.all([params, getTranslations('public')]);
  const organization = await published(id);
  const { name } = organization;
  return (
    <PublicFrame title={t('privacyTitle')} path={`/privacy/${id}`}>
      <div className="flex flex-col gap-1.5">
        <p className="text-body text-ink-2">{name}</p>
        <h1 className="font-bold text-verdict">{t('privacyNone')}</h1>
        <p className="text-ink-2">{t('privacyNoneText', { name })}</p>
      </div>
      <section className="flex flex-col gap-1 border-line border-t pt-5">
        <h2 className="font-bold">{t('privacyContact', { name })}</h2>
        <ContactLines {...organization} />
      </section>
    </PublicFrame>
  );
}
