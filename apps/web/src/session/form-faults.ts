'use client';

import { useTranslations } from 'next-intl';
import { issueWords, problemIn, useProblemWords } from './problem-words';

/** What a refusal says of each field of a form, for the summary on top and for the field itself. */
export function useFormFaults(error: unknown, idOf: (path: string) => string = (path) => path) {
  const t = useTranslations();
  const problem = useProblemWords();
  const issues = problemIn(error)?.issues ?? [];
  return {
    at: (path: string) => {
      const issue = issues.find((candidate) => candidate.path === path);
      return issue ? issueWords(t, issue) : undefined;
    },
    summary: {
      title: t('common.formErrors', { count: Math.max(1, issues.length) }),
      pagePrefix: t('common.error'),
      errors: issues.length
        ? issues.map((issue) => ({ id: idOf(issue.path), text: issueWords(t, issue) }))
        : error
          ? [{ text: problem(error) }]
          : [],
    },
  };
}
