import {
  confirmAnnouncement,
  getPresentedNumber,
  listPresentedNumbers,
  recordCallbackTest,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** Caller numbers and what callers back hear on them. */
export const presentedNumbers = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listPresentedNumbers>[1]>>())
    .query(({ ctx, input }) => listPresentedNumbers(ctx.acting, input)),
  get: procedure
    .input(z.object({ presentedNumberId: z.string() }))
    .query(({ ctx, input }) => getPresentedNumber(ctx.acting, input.presentedNumberId)),
  confirm: procedure
    .input(form<Parameters<typeof confirmAnnouncement>[1]>())
    .mutation(({ ctx, input }) => confirmAnnouncement(ctx.acting, input)),
  test: procedure
    .input(form<Parameters<typeof recordCallbackTest>[1]>())
    .mutation(({ ctx, input }) => recordCallbackTest(ctx.acting, input)),
});
