import {
  addScriptVersion,
  approveScript,
  getAssignmentScript,
  getCampaignScript,
  listScripts,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

export const scripts = router({
  list: procedure.query(({ ctx }) => listScripts(ctx.acting)),
  get: procedure
    .input(z.object({ campaignId: z.string() }))
    .query(({ ctx, input }) => getCampaignScript(ctx.acting, input.campaignId)),
  forAssignment: procedure
    .input(z.object({ assignmentId: z.string() }))
    .query(({ ctx, input }) => getAssignmentScript(ctx.acting, input.assignmentId)),
  add: procedure
    .input(form<Parameters<typeof addScriptVersion>[1]>())
    .mutation(({ ctx, input }) => addScriptVersion(ctx.acting, input)),
  approve: procedure
    .input(z.object({ scriptId: z.string() }))
    .mutation(({ ctx, input }) => approveScript(ctx.acting, input)),
});
