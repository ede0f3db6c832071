'use client';

import { useTranslations } from 'next-intl';
import { issueWords, problemIn, useProblemWords } from './problem-words';

export interface FormFaults {
  /** What is said at a field. */
  at: (path: string) => string | undefined;
  /** All of it, for the summary on top: a line leads to the control that has the path as its id. */
  summary: { id?: string; text: string }[];
}

/** A refusal laid out over a form whose controls bear their paths as ids; `own` are faults found before sending. */
export function useFormFaults(
  error: unknown,
  own: readonly { path: string; message: string }[] = [],
): FormFaults {
  const t = useTranslations();
  const problem = useProblemWords();
  const issues = [...own, ...(own.length === 0 ? (problemIn(error)?.issues ?? []) : [])];
  const found = issues.map((issue) => ({ id: issue.path, text: issueWords(t, issue) }));
  return {
    at: (path) => found.find((fault) => fault.id === path)?.text,
    summary: found.length > 0 ? found : error ? [{ text: problem(error) }] : [],
  };
}
