import 'server-only';
import { Invalid, ServiceError } from '@ringratt/services';
import { type FormDone, type FormState, notDone, typedIn, untouched } from './form-state';

/** Runs a form's act and turns the service's refusals into what the form shows. Redirects pass through. */
export async function answerForm(
  before: FormState,
  form: FormData,
  act: () => Promise<FormDone | undefined>,
): Promise<FormState> {
  const state = { ...untouched, values: typedIn(form), tries: before.tries + 1 };
  try {
    return { ...state, values: {}, done: (await act()) ?? {} };
  } catch (error) {
    if (error instanceof Invalid) return { ...state, issues: error.issues };
    if (!(error instanceof ServiceError)) throw error;
    return { ...state, problem: error.code, retryAt: (error as { retryAt?: number }).retryAt ?? null };
  }
}

/** The session ended since the page was drawn: the form says so, and what was typed is kept. */
export const signedOut = (before: FormState, form: FormData) => notDone(before, form, 'session-ended');

export const text = (form: FormData, name: string) => String(form.get(name) ?? '');
