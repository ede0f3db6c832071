'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Takes a number off the list, after saying whose right that is. */
export function LiftSuppression({ number, shown }: { number: string; shown: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const [asking, setAsking] = useState(false);
  const lift = useMutation(
    portal.registers.liftSuppression.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
      },
    }),
  );
  return (
    <span className="relative">
      <Button size="small" aria-label={`${t('registers.lift')} ${shown}`} onClick={() => setAsking(true)}>
        {t('registers.lift')}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('registers.liftTitle', { number: shown })}
        description={t('registers.liftText')}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="primary" busy={lift.isPending} onClick={() => lift.mutate({ number })}>
              {t('registers.liftConfirm')}
            </Button>
          </>
        }
      >
        {lift.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(lift.error)}
          </p>
        ) : null}
      </Dialog>
    </span>
  );
}
