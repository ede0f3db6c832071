'use client';

import { Button, Dialog, TextAreaField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DateField } from '@/dates/date-field';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Keeps a recording for a dispute until a day, or lets it go again; both with a reason that stays on record. */
export function HoldRecording({ recordingId, held }: { recordingId: string; held: boolean }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const [asking, setAsking] = useState(false);
  const done = {
    onSuccess: () => {
      setAsking(false);
      router.refresh();
      receipt(t(held ? 'receipts.released' : 'receipts.held'));
    },
  };
  const hold = useMutation(portal.sales.holdRecording.mutationOptions(done));
  const release = useMutation(portal.sales.releaseRecording.mutationOptions(done));
  const act = held ? release : hold;
  const error = act.error ? problem(act.error) : undefined;
  const words = held ? 'release' : 'hold';
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t(`recordings.${words}`)}</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t(`recordings.${words}Title`)}
        description={t(`recordings.${words}Text`)}
        closeLabel={t('common.close')}
      >
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const reason = String(given.get('reason') ?? '');
            if (held) release.mutate({ recordingId, reason });
            else hold.mutate({ recordingId, reason, until: String(given.get('until') ?? '') });
          }}
        >
          <TextAreaField
            id={`${recordingId}-reason`}
            name="reason"
            label={t('recordings.reason')}
            maxLength={1_000}
            errorPrefix={t('common.error')}
            error={error}
          />
          {held ? null : (
            <DateField
              id={`${recordingId}-until`}
              name="until"
              label={t('recordings.until')}
              hint={t('recordings.untilHint')}
            />
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button type="submit" variant="primary" busy={act.isPending}>
              {t(`recordings.${words}`)}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
