import {
  decideComplaint,
  decideTracingClaim,
  getComplaint,
  getTracingClaim,
  listComplaints,
  listTracingClaims,
  payTracingClaim,
  registerComplaint,
  registerTracingClaim,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** What consumers complain of and claim. */
export const complaints = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listComplaints>[1]>>())
    .query(({ ctx, input }) => listComplaints(ctx.acting, input)),
  get: procedure
    .input(z.object({ complaintId: z.string() }))
    .query(({ ctx, input }) => getComplaint(ctx.acting, input.complaintId)),
  register: procedure
    .input(form<Parameters<typeof registerComplaint>[1]>())
    .mutation(({ ctx, input }) => registerComplaint(ctx.acting, input)),
  decide: procedure
    .input(form<Parameters<typeof decideComplaint>[1]>())
    .mutation(({ ctx, input }) => decideComplaint(ctx.acting, input)),
  claims: procedure
    .input(form<NonNullable<Parameters<typeof listTracingClaims>[1]>>())
    .query(({ ctx, input }) => listTracingClaims(ctx.acting, input)),
  claim: procedure
    .input(z.object({ claimId: z.string() }))
    .query(({ ctx, input }) => getTracingClaim(ctx.acting, input.claimId)),
  registerClaim: procedure
    .input(form<Parameters<typeof registerTracingClaim>[1]>())
    .mutation(({ ctx, input }) => registerTracingClaim(ctx.acting, input)),
  decideClaim: procedure
    .input(form<Parameters<typeof decideTracingClaim>[1]>())
    .mutation(({ ctx, input }) => decideTracingClaim(ctx.acting, input)),
  payClaim: procedure
    .input(z.object({ claimId: z.string() }))
    .mutation(({ ctx, input }) => payTracingClaim(ctx.acting, input)),
});
