import { claimSlots, extendClaim, idOf, publicId, releaseClaim } from '@ringratt/services';
import { z } from 'zod';
import { claimFields, showClaim } from './claim-fields.ts';
import {
  assignmentId,
  claimId,
  dialing,
  fencingToken,
  instantOut,
  leaseSeconds,
  showInstant,
  showInstantOrNull,
} from './fields.ts';
import { dialerRouterOf, mutation } from './procedure.ts';

const tags = ['Claims'];

export const claims = dialerRouterOf({
  create: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/assignments/{assignmentId}/claims',
        summary: 'Claim slots',
        description:
          'Hands out due slots under a lease. Each is decided again at this instant and counted as an attempt; a lease that runs out without a report stays counted. An empty list is an answer too.',
        tags,
      },
      guard: { permission: 'slot.claim', subject: 'assignmentId', dials: true },
    })
    .input(
      z.object({
        assignmentId,
        max: z.number().int().min(1).max(100).meta({ description: 'Slots wanted.' }),
        leaseSeconds: leaseSeconds.optional(),
        dialing: dialing.optional(),
      }),
    )
    .output(
      z.object({
        claims: z.array(claimFields).meta({ description: 'At most one a number.' }),
        nextAvailableAt: instantOut.nullable().meta({
          description: 'When the next slot falls due; null when none is planned.',
        }),
      }),
    )
    .mutation(async ({ ctx, input: { assignmentId, ...input } }) => {
      const answer = await claimSlots(ctx.act, idOf('assignment', assignmentId), input);
      return {
        claims: answer.claims.map(showClaim),
        nextAvailableAt: showInstantOrNull(answer.nextAvailableAt),
      };
    }),

  extend: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/claims/{claimId}/extend',
        summary: 'Extend a lease',
        description: 'More time for a claim that is still held; a lease is never made shorter.',
        tags,
      },
      guard: { permission: 'slot.claim', subject: 'claimId', dials: true },
    })
    .input(z.object({ claimId, fencingToken, leaseSeconds: leaseSeconds.optional() }))
    .output(z.object({ claimId, fencingToken, expiresAt: instantOut }))
    .mutation(async ({ ctx, input: { claimId, ...input } }) => {
      const answer = await extendClaim(ctx.act, idOf('claim', claimId), input);
      return {
        claimId: publicId('claim', answer.attemptId),
        fencingToken: answer.fencingToken,
        expiresAt: showInstant(answer.expiresAt),
      };
    }),

  release: mutation
    .meta({
      openapi: {
        method: 'POST',
        path: '/v1/claims/{claimId}/release',
        summary: 'Release a claim that was not dialed',
        description: 'Gives the slot back and takes the attempt out of the count. Refused after a report.',
        tags,
      },
      guard: { permission: 'slot.claim', subject: 'claimId', dials: true },
    })
    .input(z.object({ claimId, fencingToken }))
    .output(z.object({ claimId }))
    .mutation(async ({ ctx, input: { claimId, fencingToken } }) => {
      const { attemptId } = await releaseClaim(ctx.act, idOf('claim', claimId), { fencingToken });
      return { claimId: publicId('claim', attemptId) };
    }),
});
