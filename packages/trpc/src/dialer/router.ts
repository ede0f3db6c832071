import { agents } from './agents.ts';
import { assignments } from './assignments.ts';
import { attempts } from './attempts.ts';
import { claims } from './claims.ts';
import { consents } from './consents.ts';
import { customerRelations } from './customer-relations.ts';
import { decisions } from './decisions.ts';
import { events } from './events.ts';
import { me } from './me.ts';
import { nixVersions } from './nix-versions.ts';
import { obligations } from './obligations.ts';
import { permits } from './permits.ts';
import { dialerRouterOf } from './procedure.ts';
import { recordings } from './recordings.ts';
import { responsibility } from './responsibility.ts';
import { sales } from './sales.ts';
import { slots } from './slots.ts';
import { suppressions } from './suppressions.ts';

export const dialerRouter = dialerRouterOf({
  me,
  assignments,
  slots,
  claims,
  permits,
  decisions,
  attempts,
  sales,
  recordings,
  suppressions,
  nixVersions,
  consents,
  customerRelations,
  obligations,
  responsibility,
  agents,
  events,
});

/** What a TypeScript dialer types its client with. */
export type DialerRouter = typeof dialerRouter;
