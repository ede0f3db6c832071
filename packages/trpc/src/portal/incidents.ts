import {
  closeIncident,
  getIncident,
  getReportDesk,
  leaveUnreported,
  listIncidents,
  reportViolation,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

export const incidents = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listIncidents>[1]>>())
    .query(({ ctx, input }) => listIncidents(ctx.acting, input)),
  get: procedure
    .input(z.object({ incidentId: z.string() }))
    .query(({ ctx, input }) => getIncident(ctx.acting, input.incidentId)),
  desk: procedure
    .input(z.object({ incidentId: z.string() }))
    .query(({ ctx, input }) => getReportDesk(ctx.acting, input.incidentId)),
  report: procedure
    .input(form<Parameters<typeof reportViolation>[1]>())
    .mutation(({ ctx, input }) => reportViolation(ctx.acting, input)),
  leaveUnreported: procedure
    .input(form<Parameters<typeof leaveUnreported>[1]>())
    .mutation(({ ctx, input }) => leaveUnreported(ctx.acting, input)),
  close: procedure
    .input(form<Parameters<typeof closeIncident>[1]>())
    .mutation(({ ctx, input }) => closeIncident(ctx.acting, input)),
});
