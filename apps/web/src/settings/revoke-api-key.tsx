'use client';

import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Asks before a key ends: its dialer is refused at once. */
export function RevokeApiKey({ id, name }: { id: string; name: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    portal.settings.revokeApiKey.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
        receipt(t('receipts.keyRevoked', { name }));
      },
    }),
  );
  return (
    <span className="relative">
      <Button size="small" variant="danger" onClick={() => setAsking(true)}>
        {t('settings.revoke')}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('settings.revokeTitle', { name })}
        description={t('settings.revokeText')}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ apiKeyId: id })}>
              {t('settings.revoke')}
            </Button>
          </>
        }
      >
        {revoke.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(revoke.error)}
          </p>
        ) : null}
      </Dialog>
    </span>
  );
}
