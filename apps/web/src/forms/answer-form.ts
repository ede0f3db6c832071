import 'server-only';
import { Invalid, ServiceError } from '@ringratt/services';
import { type FormState, untouched } from './form-state';

const secret = /password|code|secret|^current$|^next$/i;

/** Runs a form's act and turns the service's refusals into what the form shows. Redirects pass through. */
export async function answerForm(
  before: FormState,
  form: FormData,
  act: () => Promise<{ link?: string } | undefined>,
): Promise<FormState> {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') && !secret.test(name) ? [[name, value]] : [],
    ),
  );
  const state = { ...untouched, values, tries: before.tries + 1 };
  try {
    return { ...state, values: {}, done: (await act()) ?? {} };
  } catch (error) {
    if (error instanceof Invalid) return { ...state, issues: error.issues };
    if (!(error instanceof ServiceError)) throw error;
    return { ...state, problem: error.code, retryAt: (error as { retryAt?: number }).retryAt ?? null };
  }
}

export const text = (form: FormData, name: string) => String(form.get(name) ?? '');
