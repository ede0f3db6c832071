'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Reminds the other party of what waits for it: once a day, after which it says when. */
export function Remind({
  assignmentId,
  party,
  possible,
  last,
}: {
  assignmentId: string;
  party: string;
  possible: boolean;
  /** When it was done last, in words. */
  last: string | null;
}) {
  const t = useTranslations('gatePage');
  const router = useRouter();
  const problem = useProblemWords();
  const remind = useMutation(
    usePortal().assignments.remind.mutationOptions({ onSettled: () => router.refresh() }),
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-ink-2 text-table">
        {remind.error ? <span className="text-bad">{problem(remind.error)}</span> : last}
      </p>
      {possible ? (
        <Button busy={remind.isPending} onClick={() => remind.mutate({ assignmentId })}>
          <Bell aria-hidden="true" />
          {t('remind', { party })}
        </Button>
      ) : null}
    </div>
  );
}
