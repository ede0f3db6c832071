'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Check, PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** The contact center's answer to an invitation. */
export function AnswerInvitation({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations('assignments');
  const router = useRouter();
  const problem = useProblemWords();
  const answer = useMutation(
    usePortal().assignments.answer.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        variant="primary"
        busy={answer.isPending}
        onClick={() => answer.mutate({ assignmentId, answer: 'accepted' })}
      >
        <Check aria-hidden="true" />
        {t('accept')}
      </Button>
      <Button busy={answer.isPending} onClick={() => answer.mutate({ assignmentId, answer: 'declined' })}>
        {t('decline')}
      </Button>
      {answer.error ? (
        <p role="alert" className="text-bad text-table">
          {problem(answer.error)}
        </p>
      ) : null}
    </div>
  );
}

/** Signs the agreement on who answers for what, for one side. */
export function SignAssignment({
  assignmentId,
  side,
}: {
  assignmentId: string;
  side: 'principal' | 'contactCenter';
}) {
  const t = useTranslations('assignments');
  const router = useRouter();
  const problem = useProblemWords();
  const sign = useMutation(
    usePortal().assignments.sign.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <div className="flex flex-col items-end gap-1">
      <Button variant="primary" busy={sign.isPending} onClick={() => sign.mutate({ assignmentId, side })}>
        <PenLine aria-hidden="true" />
        {t('sign')}
      </Button>
      {sign.error ? (
        <p role="alert" className="text-bad text-table">
          {problem(sign.error)}
        </p>
      ) : null}
    </div>
  );
}
