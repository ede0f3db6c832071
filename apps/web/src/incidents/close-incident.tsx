'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AskReason } from '@/forms/ask-reason';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Closes an incident with what has been done about it. */
export function CloseIncident({ incidentId }: { incidentId: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [asking, setAsking] = useState(false);
  const close = useMutation(
    portal.incidents.close.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
        receipt(t('receipts.incidentClosed'));
      },
    }),
  );
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        {t('incidents.close')}
      </Button>
      <AskReason
        open={asking}
        onOpenChange={setAsking}
        id="close-reason"
        title={t('incidents.closeTitle')}
        description={t('incidents.closeText')}
        label={t('incidents.closeReason')}
        confirm={t('incidents.close')}
        busy={close.isPending}
        error={close.error ? problem(close.error) : undefined}
        onReason={(reason) => close.mutate({ incidentId, reason })}
      />
    </>
  );
}
