'use client';

import { notify } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useProblemWords } from '@/session/problem-words';

interface Undo {
  /** The id of what both acts are about. */
  subject: string;
  /** An act of the services that takes the first one back. */
  act: () => Promise<unknown>;
  /** What is said when it has been taken back. */
  done: string;
  /** Shows it taken back before the services have answered; what is refused shows as it was again. */
  show?: () => void;
}

/**
 * Says in a receipt what was done, over whatever page comes next, with the way back where an act of the services is
 * one (docs/decisions/0109).
 */
export function useReceipt() {
  const t = useTranslations('receipts');
  const router = useRouter();
  const problem = useProblemWords();
  return (title: string, undo?: Undo) => {
    const takeBack = async (given: Undo) => {
      given.show?.();
      try {
        await given.act();
        notify({ subject: given.subject, title: given.done });
        startTransition(() => router.refresh());
      } catch (error) {
        notify({ subject: given.subject, tone: 'refused', title: t('notUndone'), detail: problem(error) });
      }
    };
    notify({
      title,
      ...(undo && {
        subject: undo.subject,
        undo: { label: t('undo'), onUndo: () => startTransition(() => takeBack(undo)) },
      }),
    });
  };
}
