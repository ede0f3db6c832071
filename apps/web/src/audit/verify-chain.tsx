'use client';

import { Button, Status } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Follows a chain anew from its first event, because somebody asked. */
export function VerifyChain({ chain }: { chain: string }) {
  const t = useTranslations('audit');
  const portal = usePortal();
  const problem = useProblemWords();
  const verify = useMutation(portal.audit.verify.mutationOptions());
  const verdict = verify.data;
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <p role="status" className="text-table">
        {verify.error ? <span className="text-bad">{problem(verify.error)}</span> : null}
        {verdict?.holds ? (
          <>
            <Status tone="ok">{t('holds')}</Status>{' '}
            <span className="text-ink-2">
              {t('holdsText', { events: String(verdict.events) })}
              {verdict.witness === 'equal' ? `. ${t('witness')}` : ''}
            </span>
          </>
        ) : null}
        {verdict && !verdict.holds ? (
          <>
            <Status tone="bad">{t('broken', { position: String(verdict.position) })}</Status>{' '}
            <span className="text-ink-2">{t('brokenText', { reason: verdict.reason })}</span>
          </>
        ) : null}
      </p>
      <Button busy={verify.isPending} onClick={() => verify.mutate({ chain })}>
        <RefreshCw aria-hidden="true" />
        {t(verify.isPending ? 'verifying' : 'verify')}
      </Button>
    </div>
  );
}
