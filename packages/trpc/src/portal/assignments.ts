import {
  AssignmentNotLive,
  answerInvitation,
  assignmentHeatmap,
  declareDialing,
  endPresentedNumber,
  findContactCenter,
  getAssignment,
  getGate,
  goLive,
  Invalid,
  inviteContactCenter,
  listAssignments,
  listKnownContactCenters,
  loadPresentedNumbers,
  registerPresentedNumber,
  remindOfGate,
  setCapacity,
  withdrawCenterInvitation,
} from '@ringratt/services';
import { z } from 'zod';
import { problemOf } from '../dialer/problems.ts';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

const named = z.object({ assignmentId: z.string() });

export const assignments = router({
  list: procedure
    .input(form<NonNullable<Parameters<typeof listAssignments>[1]>>())
    .query(({ ctx, input }) => listAssignments(ctx.acting, input)),
  get: procedure.input(named).query(({ ctx, input }) => getAssignment(ctx.acting, input.assignmentId)),
  heatmap: procedure
    .input(named.extend({ from: z.string(), days: z.number().int() }))
    .query(({ ctx, input }) => assignmentHeatmap(ctx.acting, input)),
  invite: procedure
    .input(form<Parameters<typeof inviteContactCenter>[1]>())
    .mutation(({ ctx, input }) => inviteContactCenter(ctx.acting, input)),
  knownCenters: procedure.query(({ ctx }) => listKnownContactCenters(ctx.acting)),
  /** A mutation, though it changes nothing: what is asked for stays out of addresses and caches. */
  findCenter: procedure
    .input(form<Parameters<typeof findContactCenter>[1]>())
    .mutation(({ ctx, input }) => findContactCenter(ctx.acting, input)),
  withdraw: procedure.input(named).mutation(({ ctx, input }) => withdrawCenterInvitation(ctx.acting, input)),
  answer: procedure
    .input(named.extend({ answer: z.enum(['accepted', 'declined']) }))
    .mutation(({ ctx, input }) => answerInvitation(ctx.acting, input)),
  gate: procedure.input(named).query(async ({ ctx, input }) => {
    const gate = await getGate(ctx.acting, input.assignmentId);
    // What the dialers' API answers to a claim meanwhile, by its own mapping; null where it hands numbers out.
    return { ...gate, answer: gate.open ? null : problemOf(new AssignmentNotLive(gate.unmet)) };
  }),
  goLive: procedure.input(named).mutation(({ ctx, input }) => goLive(ctx.acting, input)),
  remind: procedure.input(named).mutation(({ ctx, input }) => remindOfGate(ctx.acting, input)),
  setCapacity: procedure
    .input(form<Parameters<typeof setCapacity>[1]>())
    .mutation(({ ctx, input }) => setCapacity(ctx.acting, input)),
  declareDialing: procedure
    .input(form<Parameters<typeof declareDialing>[1]>())
    .mutation(({ ctx, input }) => declareDialing(ctx.acting, input)),
  registerNumber: procedure
    .input(form<Parameters<typeof registerPresentedNumber>[1]>())
    .mutation(({ ctx, input }) => registerPresentedNumber(ctx.acting, input)),
  /** As a form sends it: the file, and which assignment it is for. */
  loadNumbers: procedure.input(z.instanceof(FormData)).mutation(async ({ ctx, input }) => {
    const file = input.get('file');
    if (!(file instanceof File) || file.size === 0)
      throw new Invalid([{ path: 'file', message: 'required' }]);
    const content = new Uint8Array(await file.arrayBuffer());
    return loadPresentedNumbers(ctx.acting, {
      assignmentId: String(input.get('assignmentId') ?? ''),
      content,
    });
  }),
  endNumber: procedure
    .input(named.extend({ presentedNumberId: z.string() }))
    .mutation(({ ctx, input }) => endPresentedNumber(ctx.acting, input)),
});
