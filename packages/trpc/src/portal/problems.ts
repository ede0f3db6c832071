import { Invalid, type Issue, ServiceError } from '@ringratt/services';

/** A service's refusal as a page shows it. */
export interface PortalProblem {
  code: string;
  issues: Issue[];
}

/** Null for what no service said: the page then shows its own words and the error's id. */
export function problemOf(cause: unknown): PortalProblem | null {
  if (!(cause instanceof ServiceError)) return null;
  return { code: cause.code, issues: cause instanceof Invalid ? cause.issues : [] };
}
