'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { issueWords, problemIn, useProblemWords } from './problem-words';

interface Options {
  /** The id of the control that a fault's path names: the path itself unless said otherwise. */
  idOf?: (path: string) => string;
  /** Faults found before anything was sent; the refusal's own wait until these are mended. */
  own?: readonly { path: string; message: string }[];
}

/** What a refusal says of each field of a form, for the summary on top and for the field itself. */
export function useFormFaults(error: unknown, { idOf = (path) => path, own = [] }: Options = {}) {
  const t = useTranslations();
  const problem = useProblemWords();
  const issues = own.length > 0 ? own : (problemIn(error)?.issues ?? []);
  const errors: { id?: string; text: ReactNode }[] =
    issues.length > 0
      ? issues.map((issue) => ({ id: idOf(issue.path), text: issueWords(t, issue) }))
      : error
        ? [{ text: problem(error) }]
        : [];
  return {
    at: (path: string) => {
      const issue = issues.find((candidate) => candidate.path === path);
      return issue ? issueWords(t, issue) : undefined;
    },
    summary: {
      title: t('common.formErrors', { count: Math.max(1, errors.length) }),
      pagePrefix: t('common.error'),
      errors,
    },
  };
}
