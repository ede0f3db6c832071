'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

interface Ids {
  assignmentId: string;
  presentedNumberId: string;
}

/** Puts on record whether calling back works. */
export function CallbackTest(ids: Ids) {
  const t = useTranslations('callerNumbers');
  const router = useRouter();
  const problem = useProblemWords();
  const test = useMutation(
    usePortal().presentedNumbers.test.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span>{t('testText')}</span>
      <Button busy={test.isPending} onClick={() => test.mutate({ ...ids, works: true })}>
        {t('testWorks')}
      </Button>
      <Button onClick={() => test.mutate({ ...ids, works: false })}>{t('testFails')}</Button>
      <span role="status" className="text-ink-2 text-table">
        {test.isSuccess ? t('tested') : test.error ? problem(test.error) : null}
      </span>
    </div>
  );
}

/** The center's word that this is what callers back hear. */
export function ConfirmAnnouncement({
  answeredBy,
  label,
  ...ids
}: Ids & {
  answeredBy: 'message' | 'person';
  /** What the button says where there is one for each of several numbers. */
  label?: string;
}) {
  const t = useTranslations('callerNumbers');
  const router = useRouter();
  const problem = useProblemWords();
  const confirm = useMutation(
    usePortal().presentedNumbers.confirm.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button busy={confirm.isPending} onClick={() => confirm.mutate({ ...ids, answeredBy })}>
        {label ?? t('confirm')}
      </Button>
      <span role="status" className="text-ink-2 text-table">
        {confirm.isSuccess ? t('confirmedNow') : confirm.error ? problem(confirm.error) : null}
      </span>
    </div>
  );
}
