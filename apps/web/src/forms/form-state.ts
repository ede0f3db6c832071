import type { Issue } from '@ringratt/services';

/** What a form shows after it was sent: every fault, and what was typed, secrets excepted. */
export interface FormState {
  issues: Issue[];
  /** A refusal that concerns no field. */
  problem: string | null;
  retryAt: number | null;
  values: Record<string, string>;
  /** Tells one answer from the next, so that each is announced. */
  tries: number;
  /** It went well; `link` is shown this once. */
  done: { link?: string } | null;
}

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

export const untouched: FormState = {
  issues: [],
  problem: null,
  retryAt: null,
  values: {},
  tries: 0,
  done: null,
};
