import { getObligation, listObligations, waiveObligation } from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

export const obligations = router({
  list: procedure
    .input(form<Parameters<typeof listObligations>[1]>())
    .query(({ ctx, input }) => listObligations(ctx.acting, input)),
  get: procedure
    .input(z.object({ obligationId: z.string() }))
    .query(({ ctx, input }) => getObligation(ctx.acting, input.obligationId)),
  waive: procedure
    .input(form<Parameters<typeof waiveObligation>[1]>())
    .mutation(({ ctx, input }) => waiveObligation(ctx.acting, input)),
});
