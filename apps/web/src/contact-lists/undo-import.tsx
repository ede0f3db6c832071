'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

export function UndoImport({ contactListId, count }: { contactListId: string; count: string }) {
  const t = useTranslations();
  const router = useRouter();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [asking, setAsking] = useState(false);
  const undo = useMutation(
    usePortal().contactLists.undo.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
        receipt(t('receipts.importUndone'));
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Undo2 aria-hidden="true" />
        {t('lists.undo')}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('lists.undoTitle')}
        description={t('lists.undoText', { count })}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="primary" busy={undo.isPending} onClick={() => undo.mutate({ contactListId })}>
              {t('lists.undo')}
            </Button>
          </>
        }
      >
        {undo.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(undo.error)}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
