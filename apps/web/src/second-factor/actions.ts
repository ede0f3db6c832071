'use server';

import { confirmEnrolment, Invalid, renewRecoveryCodes, SignInThrottled } from '@ringratt/services';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { redirect } from '@/i18n/navigation';
import { currentSession, waitingSession } from '@/session/acting';

export interface EnrolState {
  faults: { path: 'code' | 'currentCode' | 'renewalCode'; message: string }[];
  retryAt?: number;
  /** Shown once: the codes for the day the phone is lost. */
  recoveryCodes: string[] | null;
  tries: number;
}

/** A first code fits, and the authenticator is set up; or the new one takes the old one's place. */
export async function enrolAction(before: EnrolState, form: FormData): Promise<EnrolState> {
  const tries = before.tries + 1;
  const waiting = await waitingSession();
  // One that waits for a code has an authenticator: it gives that code first, and replaces it then.
  const session = (await currentSession()) ?? (waiting?.lacks === 'enrolment' ? waiting.session : null);
  if (!session) return redirect({ href: '/signin', locale: await getLocale() });
  return answer(tries, () =>
    confirmEnrolment(container().services, {
      personId: session.person.id,
      sessionId: session.id,
      code: String(form.get('code') ?? ''),
      currentCode: String(form.get('currentCode') ?? ''),
    }),
  );
}

/** Other recovery codes in place of those before. */
export async function renewAction(before: EnrolState, form: FormData): Promise<EnrolState> {
  const session = await currentSession();
  if (!session) return redirect({ href: '/signin', locale: await getLocale() });
  return answer(before.tries + 1, () =>
    renewRecoveryCodes(container().services, {
      personId: session.person.id,
      code: String(form.get('renewalCode') ?? ''),
    }).catch((error) => {
      // Two forms of the page ask for a code: each fault finds its own.
      if (!(error instanceof Invalid)) throw error;
      throw new Invalid(error.issues.map((issue) => ({ ...issue, path: 'renewalCode' })));
    }),
  );
}

async function answer(tries: number, act: () => Promise<string[]>): Promise<EnrolState> {
  try {
    const recoveryCodes = await act();
    return { faults: [], recoveryCodes, tries };
  } catch (error) {
    if (error instanceof SignInThrottled)
      return {
        faults: [{ path: 'code', message: 'throttled' }],
        retryAt: error.retryAt,
        recoveryCodes: null,
        tries,
      };
    if (!(error instanceof Invalid)) throw error;
    return { faults: error.issues as EnrolState['faults'], recoveryCodes: null, tries };
  }
}
