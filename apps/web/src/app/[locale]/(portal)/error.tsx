'use client';

import { Button } from '@ringratt/ui';
import { useTranslations } from 'next-intl';

/** What happened, what is kept, what to do, the id: the digest stands in the log beside the cause. */
export default function PortalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('errors');
  return (
    <div role="alert" className="flex max-w-xl flex-col items-start gap-3 py-[12vh]">
      <h1 className="font-bold text-title">{t('title')}</h1>
      <p className="text-ink-2">
        {t('what')} {t('kept')} {t('todo')}
      </p>
      {error.digest ? (
        <p className="text-ink-2 text-table">
          {t('id')} <code className="font-mono text-ink">{error.digest}</code>
        </p>
      ) : null}
      <Button variant="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </div>
  );
}
