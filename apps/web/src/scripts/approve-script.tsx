'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Approving a version hands it to every agent: it says so first. */
export function ApproveScript({ scriptId, version }: { scriptId: string; version: number }) {
  const t = useTranslations();
  const router = useRouter();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [open, setOpen] = useState(false);
  const approve = useMutation(
    usePortal().scripts.approve.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
        receipt(t('receipts.scriptApproved', { version }));
      },
    }),
  );
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Check aria-hidden="true" />
        {t('script.approve', { version })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('script.approveTitle', { version })}
        description={t('script.approveText')}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button variant="primary" busy={approve.isPending} onClick={() => approve.mutate({ scriptId })}>
              {t('script.approve', { version })}
            </Button>
          </>
        }
      >
        {approve.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(approve.error)}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
