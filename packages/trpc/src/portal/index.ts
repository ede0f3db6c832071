import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { assignments } from './assignments.ts';
import { campaigns } from './campaigns.ts';
import { offers } from './offers.ts';
import { createCallerFactory, router } from './procedure.ts';
import { search } from './search.ts';

/** What the portal's pages call: thin over services, which decide. */
export const portalRouter = router({ assignments, campaigns, offers, search });

export type PortalRouter = typeof portalRouter;
export type PortalInput = inferRouterInputs<PortalRouter>;
export type PortalOutput = inferRouterOutputs<PortalRouter>;

/** Calls procedures in the server itself, for pages that render there. */
export const portalCaller = createCallerFactory(portalRouter);

export { type PortalProblem, problemOf } from './problems.ts';
export type { PortalContext } from './procedure.ts';
