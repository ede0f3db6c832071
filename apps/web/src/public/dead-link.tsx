import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { PublicFrame } from './public-frame';

interface DeadLinkProps {
  path: string;
  /** What kind of link it was, where that may be told; without, it says no more than that it opens nothing. */
  kind?: { title: string; heading: string; text: string };
  /** Where another is to be had. */
  again?: { href: string; text: ReactNode };
}

/**
 * A link that opens nothing. An ordinary page, since what the framework shows for `notFound()` is empty without script;
 * that it is not found is told by the proxy's status.
 */
export async function DeadLink({ path, kind, again }: DeadLinkProps) {
  const t = await getTranslations('offerPage');
  const { title, heading, text } = kind ?? {
    title: 'Ringrätt',
    heading: t('deadTitle'),
    text: t('deadText'),
  };
  return (
    <PublicFrame title={title} path={path}>
      <div className="flex flex-col gap-2">
        <h1 className="font-bold text-verdict">{heading}</h1>
        <p className="text-ink-2">{text}</p>
      </div>
      {again ? (
        <Link href={again.href} prefetch={false} className="text-accent underline underline-offset-4">
          {again.text}
        </Link>
      ) : null}
    </PublicFrame>
  );
}
