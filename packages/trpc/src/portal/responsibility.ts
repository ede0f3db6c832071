import {
  commentResponsibility,
  getResponsibility,
  listResponsibilities,
  proposeResponsibility,
  saveTemplate,
  signResponsibility,
  withdrawProposal,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

const named = z.object({ assignmentId: z.string() });

export const responsibility = router({
  list: procedure
    .input(z.object({ cursor: z.string().nullish(), limit: z.number().int().optional() }))
    .query(({ ctx, input }) => listResponsibilities(ctx.acting, input)),
  get: procedure
    .input(named.extend({ version: z.number().int().optional() }))
    .query(({ ctx, input }) => getResponsibility(ctx.acting, input)),
  propose: procedure
    .input(form<Parameters<typeof proposeResponsibility>[1]>())
    .mutation(({ ctx, input }) => proposeResponsibility(ctx.acting, input)),
  comment: procedure
    .input(form<Parameters<typeof commentResponsibility>[1]>())
    .mutation(({ ctx, input }) => commentResponsibility(ctx.acting, input)),
  sign: procedure
    .input(form<Parameters<typeof signResponsibility>[1]>())
    .mutation(({ ctx, input }) => signResponsibility(ctx.acting, input)),
  withdraw: procedure.input(named).mutation(({ ctx, input }) => withdrawProposal(ctx.acting, input)),
  saveTemplate: procedure.input(named).mutation(({ ctx, input }) => saveTemplate(ctx.acting, input)),
});
