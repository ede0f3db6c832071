'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal, usePortalClient } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

interface LiftSuppressionProps {
  number: string;
  /** The number as people write it. */
  shown: string;
  reason: string;
  /** Since when it held, epoch milliseconds. */
  since: number;
}

/** Takes a number off the list, after saying whose right that is; the block that a slip lifted is put back as it was. */
export function LiftSuppression({ number, shown, reason, since }: LiftSuppressionProps) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const client = usePortalClient();
  const receipt = useReceipt();
  const problem = useProblemWords();
  const [asking, setAsking] = useState(false);
  const lift = useMutation(
    portal.registers.liftSuppression.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
        receipt(t('receipts.lifted', { number: shown }), {
          subject: number,
          act: () => client.registers.suppress.mutate({ number, reason, since }),
          done: t('receipts.suppressedAgain', { number: shown }),
        });
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
