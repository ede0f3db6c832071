'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Takes the policy for recordings back, which pauses what rests on it: asked for twice. */
export function WithdrawRecordings() {
  const t = useTranslations();
  const router = useRouter();
  const problem = useProblemWords();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation(
    usePortal().privacy.withdrawRecordings.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Undo2 aria-hidden="true" />
        {t('policies.withdrawRecordings')}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('policies.withdrawRecordingsTitle')}
        description={t('policies.withdrawRecordingsText')}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="primary" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('policies.withdrawRecordings')}
            </Button>
          </>
        }
      >
        {withdraw.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(withdraw.error)}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
