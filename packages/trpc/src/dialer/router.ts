import { assignments } from './assignments.ts';
import { attempts } from './attempts.ts';
import { claims } from './claims.ts';
import { decisions } from './decisions.ts';
import { events } from './events.ts';
import { me } from './me.ts';
import { permits } from './permits.ts';
import { dialerRouterOf } from './procedure.ts';
import { slots } from './slots.ts';

export const dialerRouter = dialerRouterOf({
  me,
  assignments,
  slots,
  claims,
  permits,
  decisions,
  attempts,
  events,
});

/** What a TypeScript dialer types its client with. */
export type DialerRouter = typeof dialerRouter;
