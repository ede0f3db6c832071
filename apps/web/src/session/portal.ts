import 'server-only';
import { type Context, Invalid } from '@ringratt/services';
import { portalCaller, problemOf } from '@ringratt/trpc/portal';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { withoutFaults } from '@/addresses/page-address';
import { actingContext, currentSession } from './acting';
import { toSignIn } from './to-sign-in';

/**
 * On whose behalf a page is drawn. The layout turns a visitor without any away at the same time: a page that went on
 * asking would only fill the log.
 */
export const pageActing = cache(
  async (): Promise<Context> =>
    (await actingContext()) ?? ((await currentSession()) ? forbidden() : toSignIn()),
);

/**
 * The portal's procedures, called by a page in the server under the request's own session. What they do not take of the
 * page's query, a place in a list above all, is left out and the page opened without it.
 */
export const portal = cache(async () => {
  const [acting, sent] = await Promise.all([pageActing(), headers()]);
  return portalCaller(
    { acting },
    {
      onError: ({ error, type }) => {
        const to = withoutFaults(sent.get('x-page') ?? '', problemOf(error.cause)?.issues ?? []);
        if (to && type === 'query') redirect(to);
      },
    },
  );
});

/** The same for a page that asks a service itself. */
export async function withoutRefused<T>(answer: Promise<T>): Promise<T> {
  const sent = await headers();
  return answer.catch((error) => {
    const to = error instanceof Invalid ? withoutFaults(sent.get('x-page') ?? '', error.issues) : null;
    if (to) redirect(to);
    throw error;
  });
}
