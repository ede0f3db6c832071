'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Withdraws a number's consents, or ends a customer relation, after saying what follows. */
export function EndEntry({ act, id, shown }: { act: 'withdraw' | 'end'; id: string; shown: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [asking, setAsking] = useState(false);
  const onSuccess = () => {
    setAsking(false);
    router.refresh();
    receipt(t(`receipts.${act}`, { number: shown }));
  };
  const withdraw = useMutation(portal.registers.withdrawConsent.mutationOptions({ onSuccess }));
  const end = useMutation(portal.registers.endCustomerRelation.mutationOptions({ onSuccess }));
  const running = act === 'withdraw' ? withdraw : end;
  return (
    <span className="relative">
      <Button size="small" aria-label={`${t(`registers.${act}`)} ${shown}`} onClick={() => setAsking(true)}>
        {t(`registers.${act}`)}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t(`registers.${act}Title`, { number: shown })}
        description={t(`registers.${act}Text`)}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button
              variant="danger"
              busy={running.isPending}
              onClick={() =>
                act === 'withdraw' ? withdraw.mutate({ number: id }) : end.mutate({ customerRelationId: id })
              }
            >
              {t(`registers.${act}`)}
            </Button>
          </>
        }
      >
        {running.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(running.error)}
          </p>
        ) : null}
      </Dialog>
    </span>
  );
}
