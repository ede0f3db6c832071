'use server';

import { Invalid, stopCalls } from '@ringratt/services';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { redirect } from '@/i18n/navigation';

export interface StopState {
  number: string;
  caller: string;
  issues: { path: string; message: string }[];
  /** Tells one refusal from the next, so that each is announced. */
  tries: number;
}

/** Next checks the Origin of every action, so that no other site can block numbers. */
export async function stopCallsAction(before: StopState, form: FormData): Promise<StopState> {
  const number = String(form.get('number') ?? '');
  const caller = String(form.get('caller') ?? '');
  let done: Awaited<ReturnType<typeof stopCalls>>;
  try {
    done = await stopCalls(container().services, { number, caller });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { number, caller, issues: error.issues, tries: before.tries + 1 };
  }
  // The consumer's own number goes into no address: those end up in histories and logs.
  return redirect({
    href: { pathname: '/stop-calls', query: { caller: done.caller, done: 'yes' } },
    locale: await getLocale(),
  });
}
