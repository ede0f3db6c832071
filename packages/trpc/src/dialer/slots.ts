import { idOf, listSlots, publicId, slotStates } from '@ringratt/services';
import { z } from 'zod';
import {
  assignmentId,
  cursor,
  id,
  instantIn,
  instantOut,
  limit,
  page,
  readInstant,
  showInstant,
} from './fields.ts';
import { dialerRouterOf, query } from './procedure.ts';

const slotFields = z
  .object({
    slotId: id('slot', 'slt_01kas5v2h8e7pbx4c9wq3mdn6t'),
    state: z.enum(slotStates),
    notBefore: instantOut,
    dialBefore: instantOut.meta({
      description: "[`notBefore`, `dialBefore`) lies wholly inside one local day's permitted hours.",
    }),
    attemptNumber: z.number().int(),
    redial: z.boolean().meta({ description: 'Owed after a silent call: dialed 1:1 alone (3.3).' }),
    number: z.string().meta({ description: 'Masked until claimed.', example: '+4670•••••05' }),
  })
  .meta({ id: 'Slot' });

export const slots = dialerRouterOf({
  list: query
    .meta({
      openapi: {
        method: 'GET',
        path: '/v1/assignments/{assignmentId}/slots',
        summary: 'Read the dial schedule',
        description: 'Planned and past slots in order of time.',
        tags: ['Slots'],
      },
      guard: { permission: 'slot.read', subject: 'assignmentId' },
    })
    .input(
      z.object({
        assignmentId,
        from: instantIn.meta({ description: 'Slots with `notBefore` at or after this instant.' }).optional(),
        to: instantIn.meta({ description: 'Slots with `notBefore` before this instant.' }).optional(),
        state: z.enum(slotStates).optional(),
        cursor,
        limit,
      }),
    )
    .output(page(slotFields))
    .query(async ({ ctx, input: { assignmentId, from, to, ...input } }) => {
      const { items, cursor } = await listSlots(ctx.act, idOf('assignment', assignmentId), {
        ...input,
        from: readInstant(from),
        to: readInstant(to),
      });
      return {
        items: items.map((slot) => ({
          slotId: publicId('slot', slot.slotId),
          state: slot.state,
          notBefore: showInstant(slot.notBefore),
          dialBefore: showInstant(slot.dialBefore),
          attemptNumber: slot.attemptNumber,
          redial: slot.redial,
          number: slot.number,
        })),
        cursor,
      };
    }),
});
