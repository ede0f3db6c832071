'use client';

import { Button, Dialog, TextAreaField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
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
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('obligations.waiveTitle')}
        description={t('obligations.waiveText')}
        closeLabel={t('common.close')}
      >
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
            waive.mutate({ obligationId, reason });
          }}
        >
          <TextAreaField
            id="waive-reason"
            name="reason"
            label={t('obligations.waiveReason')}
            maxLength={1_000}
            errorPrefix={t('common.error')}
            error={waive.error ? problem(waive.error) : undefined}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button type="submit" variant="primary" busy={waive.isPending}>
              {t('obligations.waiveConfirm')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
