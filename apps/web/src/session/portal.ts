import 'server-only';
import type { Context } from '@ringratt/services';
import { portalCaller } from '@ringratt/trpc/portal';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
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

/** The portal's procedures, called by a page in the server under the request's own session. */
export const portal = cache(async () => portalCaller({ acting: await pageActing() }));
