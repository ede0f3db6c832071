import { addSuppression, listSuppressions, removeSuppression } from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** The organization's own registers: whom it may not call, and whom it may. */
export const registers = router({
  suppressions: procedure
    .input(form<NonNullable<Parameters<typeof listSuppressions>[1]>>())
    .query(({ ctx, input }) => listSuppressions(ctx.acting, input)),
  suppress: procedure
    .input(form<Parameters<typeof addSuppression>[1]>())
    .mutation(({ ctx, input }) => addSuppression(ctx.acting, input)),
  liftSuppression: procedure
    .input(z.object({ number: z.string() }))
    .mutation(({ ctx, input }) => removeSuppression(ctx.acting, input)),
});
