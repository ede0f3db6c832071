'use server';

import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { redirect } from '@/i18n/navigation';
import { safeReturn } from '@/session/return-address';

export interface SignInState {
  email: string;
  fault:
    | null
    | 'email'
    | 'password'
    | 'refused'
    | 'throttled'
    | 'unavailable'
    | 'code'
    | 'codeRefused'
    | 'waitedTooLong';
  retryAt?: number;
  /** Tells one refusal from the next, so that each is announced. */
  tries: number;
}

/** Next checks the Origin of every action, so that no other site can sign someone in. */
export async function signInAction(before: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '').trim();
  const password = String(form.get('password') ?? '');
  const tries = before.tries + 1;
  if (!email) return { email, fault: 'email', tries };
  if (!password) return { email, fault: 'password', tries };
  const answer = await container().auth.signIn({ email, password });
  if (!answer.ok) {
    if (answer.code === 'too-many-attempts')
      return { email, fault: 'throttled', tries, ...(answer.retryAt && { retryAt: answer.retryAt }) };
    return { email, fault: answer.code === 'unavailable' ? 'unavailable' : 'refused', tries };
  }
  const to = safeReturn(String(form.get('to') ?? '/'));
  const waiting = await container().auth.waitingSession();
  return redirect({
    href: waiting ? { pathname: '/signin', query: { ...(to !== '/' && { to }) } } : to,
    locale: await getLocale(),
  });
}

/** The second step: the code for the session that the password opened. */
export async function giveCodeAction(before: SignInState, form: FormData): Promise<SignInState> {
  const code = String(form.get('code') ?? '').trim();
  const tries = before.tries + 1;
  if (!code) return { ...before, fault: 'code', tries };
  const answer = await container().auth.giveCode(code.slice(0, 100));
  if (!answer.ok) {
    if (answer.code === 'too-many-attempts')
      return { ...before, fault: 'throttled', tries, ...(answer.retryAt && { retryAt: answer.retryAt }) };
    return { ...before, fault: answer.code === 'code-refused' ? 'codeRefused' : 'waitedTooLong', tries };
  }
  return redirect({ href: safeReturn(String(form.get('to') ?? '/')), locale: await getLocale() });
}

/** Back to the first step, as somebody else. */
export async function startOverAction(): Promise<void> {
  await container().auth.signOut();
  redirect({ href: '/signin', locale: await getLocale() });
}
