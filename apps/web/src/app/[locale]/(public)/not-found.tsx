import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeadLink } from '@/public/dead-link';

/** Names every page whose status is 404, also the one that says so itself. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offerPage');
  return { title: t('deadTitle') };
}

export default function PublicNotFound() {
  return <DeadLink path="/who-called" />;
}
