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
  /** It went well. */
  done: FormDone | null;
}

export interface FormDone {
  /** Shown this once, to be copied. */
  link?: string;
  /** Said in place of the form's own words: what depends on what was typed. */
  said?: string;
  /** Where to go on, and the words before it. */
  onward?: { lead: string; href: string; text: string };
}

const secret = /password|code|secret|^current$|^next$/i;

/** What was typed into a form, to stand there again; secrets are typed anew. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') && !secret.test(name) ? [[name, value]] : [],
    ),
  );
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

/** Nothing was done, for a reason that concerns no field; what was typed is kept. */
export const notDone = (before: FormState, form: FormData, problem: string): FormState => ({
  ...untouched,
  values: typedIn(form),
  tries: before.tries + 1,
  problem,
});
