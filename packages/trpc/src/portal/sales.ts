import { parseDate, startOfDay } from '@ringratt/rules';
import {
  callsToSell,
  completeHeldSale,
  correctConsumerEmail,
  getSale,
  holdRecording,
  listSales,
  type RegisterSaleInput,
  recordDelivery,
  registerSale,
  releaseRecording,
  resendMail,
  saleCompletions,
  saleDraft,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

export const sales = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listSales>[1]>>())
    .query(({ ctx, input }) => listSales(ctx.acting, input)),
  get: procedure
    .input(z.object({ saleId: z.string() }))
    .query(({ ctx, input }) => getSale(ctx.acting, input.saleId)),
  calls: procedure
    .input(z.object({ number: z.string() }))
    .query(({ ctx, input }) => callsToSell(ctx.acting, input.number)),
  draft: procedure
    .input(z.object({ attemptId: z.string() }))
    .query(({ ctx, input }) => saleDraft(ctx.acting, input.attemptId)),
  register: procedure
    .input(z.object({ attemptId: z.string(), sale: form<RegisterSaleInput>() }))
    .mutation(({ ctx, input }) => registerSale(ctx.acting, input.attemptId, input.sale)),
  completions: procedure
    .input(z.object({ saleId: z.string() }))
    .query(({ ctx, input }) => saleCompletions(ctx.acting, input.saleId)),
  complete: procedure
    .input(form<Parameters<typeof completeHeldSale>[1]>())
    .mutation(({ ctx, input }) => completeHeldSale(ctx.acting, input)),
  deliver: procedure
    .input(form<Parameters<typeof recordDelivery>[1]>())
    .mutation(({ ctx, input }) => recordDelivery(ctx.acting, input)),
  resend: procedure
    .input(form<Parameters<typeof resendMail>[1]>())
    .mutation(({ ctx, input }) => resendMail(ctx.acting, input)),
  correctEmail: procedure
    .input(form<Parameters<typeof correctConsumerEmail>[1]>())
    .mutation(({ ctx, input }) => correctConsumerEmail(ctx.acting, input)),
  holdRecording: procedure
    .input(z.object({ recordingId: z.string(), reason: z.string(), until: z.string() }))
    .mutation(({ ctx, input: { until, ...input } }) => {
      // A hold lasts through its last local day.
      const day = parseDate(until);
      return holdRecording(ctx.acting, {
        ...input,
        until: (day === null ? undefined : startOfDay(day + 1)) as number,
      });
    }),
  releaseRecording: procedure
    .input(form<Parameters<typeof releaseRecording>[1]>())
    .mutation(({ ctx, input }) => releaseRecording(ctx.acting, input)),
});
