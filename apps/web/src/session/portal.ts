import 'server-only';
import { portalCaller } from '@ringratt/trpc/portal';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { actingContext, currentSession } from './acting';
import { toSignIn } from './to-sign-in';

/** The portal's procedures, called by a page in the server under the request's own session. */
export const portal = cache(async () => {
  const acting = await actingContext();
  if (acting) return portalCaller({ acting });
  // The layout turns such a visitor away at the same time; a page that went on asking would only fill the log.
  return (await currentSession()) ? forbidden() : toSignIn();
});
