'use client';

import type { PortalRouter } from '@ringratt/trpc/portal';
import { TRPCClientError } from '@trpc/client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SignInLink } from './sign-in-link';

/** The service's refusal behind an error, where there is one. */
export function problemIn(error: unknown) {
  return error instanceof TRPCClientError
    ? ((error as TRPCClientError<PortalRouter>).data?.problem ?? null)
    : null;
}

/** What a person is told of an error: the service's code in their language, or what became of the request. */
export function useProblemWords(): (error: unknown) => ReactNode {
  const t = useTranslations();
  return (error) => {
    const problem = problemIn(error);
    if (problem) {
      const issue = problem.issues[0];
      if (issue) return issueWords(t, issue);
      const key = problem.code as Parameters<typeof t.has>[0];
      const named = `problems.${key}` as Parameters<typeof t.has>[0];
      return t.has(named) ? t(named as 'problems.other') : t('problems.other');
    }
    if (error instanceof TRPCClientError) {
      const code = (error as TRPCClientError<PortalRouter>).data?.code;
      if (code === 'UNAUTHORIZED') return sessionEnded(t);
      if (code === undefined) return t('problems.offline');
    }
    return t('problems.other');
  };
}

/** A session that ended is begun anew beside the form, which keeps what was typed (docs/decisions/0110). */
export const sessionEnded = (t: ReturnType<typeof useTranslations<never>>): ReactNode =>
  t.rich('problems.session-ended', { link: (words) => <SignInLink>{words}</SignInLink> });

/** An issue's code in words; the clause stands in brackets where one sets the bound. */
export function issueWords(
  t: ReturnType<typeof useTranslations<never>>,
  issue: { message: string; clause?: string | undefined },
): string {
  const clause = issue.clause ? ` (${issue.clause})` : '';
  const named = `issues.${issue.message}` as Parameters<typeof t.has>[0];
  return t.has(named) ? t(named as 'issues.looserThanGuidelines', { clause }) : t('issues.other');
}
