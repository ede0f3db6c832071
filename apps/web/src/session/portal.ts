import 'server-only';
import { portalCaller } from '@ringratt/trpc/portal';
import { cache } from 'react';
import { actingContext } from './acting';

/** The portal's procedures, called by a page in the server under the request's own session. */
export const portal = cache(async () => portalCaller({ acting: await actingContext() }));
