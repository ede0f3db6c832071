'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { AskReason } from '@/forms/ask-reason';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** The key `e` asks for it from the list. */
export const actEvent = 'ringratt:act';

/** Writes off what is due; the reason stays on record, so it is asked for first. */
export function WaiveObligation({ obligationId }: { obligationId: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [asking, setAsking] = useState(false);
  const waive = useMutation(
    portal.obligations.waive.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
        receipt(t('obligations.waived'));
      },
    }),
  );
  useEffect(() => {
    const ask = () => setAsking(true);
    window.addEventListener(actEvent, ask);
    return () => window.removeEventListener(actEvent, ask);
  }, []);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('obligations.waive')}</Button>
      <AskReason
        open={asking}
        onOpenChange={setAsking}
        id="waive-reason"
        title={t('obligations.waiveTitle')}
        description={t('obligations.waiveText')}
        label={t('obligations.waiveReason')}
        confirm={t('obligations.waiveConfirm')}
        busy={waive.isPending}
        error={waive.error ? problem(waive.error) : undefined}
        onReason={(reason) => waive.mutate({ obligationId, reason })}
      />
    </>
  );
}
