import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WhoCalled } from '@/public/who-called';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('public');
  return { title: t('whoCalled') };
}

export default async function WhoCalledPage({
  searchParams,
}: {
  searchParams: Promise<{ number?: string | string[] }>;
}) {
  const { number } = await searchParams;
  return <WhoCalled asked={typeof number === 'string' ? number.trim() : ''} />;
}
