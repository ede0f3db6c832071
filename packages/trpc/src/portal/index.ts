import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { agents } from './agents.ts';
import { assignments } from './assignments.ts';
import { audit } from './audit.ts';
import { campaigns } from './campaigns.ts';
import { complaints } from './complaints.ts';
import { contactLists } from './contact-lists.ts';
import { incidents } from './incidents.ts';
import { numbers } from './numbers.ts';
import { obligations } from './obligations.ts';
import { offers } from './offers.ts';
import { presentedNumbers } from './presented-numbers.ts';
import { privacy } from './privacy.ts';
import { createCallerFactory, router } from './procedure.ts';
import { registers } from './registers.ts';
import { reports } from './reports.ts';
import { responsibility } from './responsibility.ts';
import { sales } from './sales.ts';
import { scripts } from './scripts.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';

/** What the portal's pages call: thin over services, which decide. */
export const portalRouter = router({
  agents,
  assignments,
  audit,
  campaigns,
  complaints,
  contactLists,
  incidents,
  numbers,
  obligations,
  offers,
  presentedNumbers,
  privacy,
  registers,
  reports,
  responsibility,
  sales,
  scripts,
  search,
  settings,
});

export type PortalRouter = typeof portalRouter;
export type PortalInput = inferRouterInputs<PortalRouter>;
export type PortalOutput = inferRouterOutputs<PortalRouter>;

/** Calls procedures in the server itself, for pages that render there. */
export const portalCaller = createCallerFactory(portalRouter);

export type { NumberPlace } from './numbers.ts';
export { type PortalProblem, problemOf } from './problems.ts';
export type { PortalContext } from './procedure.ts';
export type { SearchHit } from './search.ts';
