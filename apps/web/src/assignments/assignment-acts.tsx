'use client';

import { Button } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** The contact center's answer to an invitation. */
export function AnswerInvitation({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations('assignments');
  const router = useRouter();
  const problem = useProblemWords();
  const receipt = useReceipt();
  const receipts = useTranslations('receipts');
  const answer = useMutation(
    usePortal().assignments.answer.mutationOptions({
      onSuccess: (_, { answer: given }) => {
        router.refresh();
        receipt(receipts(given));
      },
    }),
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
