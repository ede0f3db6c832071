'use client';

import { Button, Dialog, TextAreaField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('incidents.closeTitle')}
        description={t('incidents.closeText')}
        closeLabel={t('common.close')}
      >
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
            close.mutate({ incidentId, reason });
          }}
        >
          <TextAreaField
            id="close-reason"
            name="reason"
            label={t('incidents.closeReason')}
            maxLength={1_000}
            errorPrefix={t('common.error')}
            error={close.error ? problem(close.error) : undefined}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button type="submit" variant="primary" busy={close.isPending}>
              {t('incidents.close')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
