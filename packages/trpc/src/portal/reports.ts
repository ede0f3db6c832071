import { readBreaches } from '@ringratt/services';
import { z } from 'zod';
import { procedure, router } from './procedure.ts';

/** How the rules are kept across parties and weeks. */
export const reports = router({
  breaches: procedure
    .input(z.object({ weeks: z.number().optional() }))
    .query(({ ctx, input }) => readBreaches(ctx.acting, input)),
});
