import { type EventFilter, getEvent, listChains, listEvents, verifyChain } from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

export const audit = router({
  events: procedure.input(form<EventFilter>()).query(({ ctx, input }) => listEvents(ctx.acting, input)),
  event: procedure
    .input(z.object({ chain: z.string(), position: z.number() }))
    .query(({ ctx, input }) => getEvent(ctx.acting, input)),
  chains: procedure.query(({ ctx }) => listChains(ctx.acting)),
  /** Follows a whole chain anew: asked for by a person, never by a page on its own. */
  verify: procedure
    .input(z.object({ chain: z.string() }))
    .mutation(({ ctx, input }) => verifyChain(ctx.acting, input.chain)),
});
