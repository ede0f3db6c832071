import { grantPermit, idOf, Refused } from '@ringratt/services';
import { z } from 'zod';
import { claimFields, showClaim } from './claim-fields.ts';
import { assignmentId, dialing, leaseSeconds, numberIn } from './fields.ts';
import { dialerRouterOf, mutation } from './procedure.ts';

export const permits = dialerRouterOf({
  grant: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/assignments/{assignmentId}/permits',
        summary: 'Ask for one number now',
        description:
          "For the dialer's own list, manual dials and call-backs: a yes is a claim and counts at once; a no is a 409 with findings.",
        tags: ['Permits'],
      },
      guard: { permission: 'slot.claim', subject: 'assignmentId', dials: true },
      success: { 201: 'Granted: a claim' },
      statusOf: () => 201,
    })
    .input(
      z.object({
        assignmentId,
        number: numberIn,
        presentedNumber: numberIn.meta({ description: 'The caller number that will be shown (3.1).' }),
        dialing: dialing.optional().meta({ description: '`manual` unless given.' }),
        purpose: z.enum(['sell', 'close']).optional().meta({
          description: '`close`: to close an offer already made (4.2). `sell` unless given.',
        }),
        leaseSeconds: leaseSeconds.optional(),
      }),
    )
    .output(claimFields)
    .mutation(async ({ ctx, input: { assignmentId, ...input } }) => {
      const answer = await grantPermit(ctx.act, idOf('assignment', assignmentId), input);
      if (!answer.granted) throw new Refused(answer.decision, answer.decisionId);
      return showClaim(answer.claim);
    }),
});
