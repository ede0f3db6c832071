'use server';

import { Invalid, NotFound, withdrawFromSale } from '@ringratt/services';
import { getLocale } from 'next-intl/server';
import { container } from '@/container';
import { redirect } from '@/i18n/navigation';
import { consumerRequest } from '@/public/consumer-request';

export interface WithdrawState {
  name: string;
  message: string;
  issue: { path: string; message: string } | null;
  tries: number;
}

/** Next checks the Origin of every action, so that no other site can withdraw. */
export async function withdrawAction(before: WithdrawState, form: FormData): Promise<WithdrawState> {
  const token = String(form.get('token') ?? '');
  const name = String(form.get('name') ?? '');
  const message = String(form.get('message') ?? '');
  let query: Record<string, string> = {};
  try {
    const done = await withdrawFromSale(container().services, token, {
      name,
      message,
      ...(await consumerRequest()),
    });
    if (done.kind === 'late') query = { sent: 'yes' };
  } catch (error) {
    if (error instanceof Invalid) return { name, message, issue: error.issues[0]!, tries: before.tries + 1 };
    if (!(error instanceof NotFound)) throw error;
  }
  return redirect({
    href: { pathname: `/withdraw/${encodeURIComponent(token)}`, query },
    locale: await getLocale(),
  });
}
