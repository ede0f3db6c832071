'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { PhoneCall } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Opens calling: the act that comes after every condition holds. */
export function GoLive({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations('gatePage');
  const router = useRouter();
  const problem = useProblemWords();
  const open = useMutation(
    usePortal().assignments.goLive.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="primary" busy={open.isPending} onClick={() => open.mutate({ assignmentId })}>
        <PhoneCall aria-hidden="true" />
        {t('goLive')}
      </Button>
      <p role="status" className="text-table">
        {open.error ? <span className="text-bad">{problem(open.error)}</span> : null}
        {open.isSuccess ? t('wentLive') : null}
      </p>
    </div>
  );
}
