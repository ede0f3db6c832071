import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WhoCalled } from '@/public/who-called';

/** Names no number: titles stand in histories and on shared screens. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('public');
  return { title: t('whoCalled') };
}

export default async function WhoCalledFromPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  return <WhoCalled asked={decoded(number)} />;
}

/** A bad escape is no number; it is answered like any other that is not found. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).trim();
  } catch {
    return segment;
  }
}
