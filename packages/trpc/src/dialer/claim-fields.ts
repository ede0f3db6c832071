import { type Claim, publicId } from '@ringratt/services';
import { z } from 'zod';
import { claimId, fencingToken, id, instantOut, numberOut, showInstant } from './fields.ts';

/** A claim as claims and permits hand it out. */
export const claimFields = z
  .object({
    claimId,
    slotId: id('slot', 'slt_01kas5v2h8e7pbx4c9wq3mdn6t').nullable().meta({
      description: 'The slot that was claimed; null for a permit.',
    }),
    fencingToken: fencingToken.meta({
      description: 'Sent with every report, extension and release: it tells this claim from later ones.',
    }),
    expiresAt: instantOut.meta({ description: 'When the right to dial ends, unless extended.' }),
    number: numberOut,
    presentedNumber: numberOut.meta({ description: 'The caller number to show (3.1).' }),
    notBefore: instantOut,
    dialBefore: instantOut.meta({ description: 'The permitted hours end here.' }),
    attemptNumber: z
      .number()
      .int()
      .meta({ description: 'Which attempt to the number in the campaign this is.' }),
    redialAfterSilentCall: z.boolean().meta({
      description: 'A silent call came first: dial 1:1, and say so (3.3).',
    }),
    addressSource: z.string().nullable().meta({
      description: 'Where the number comes from, for the consumer who asks (4.1).',
    }),
    consumer: z.object({ name: z.string().nullable() }),
    scriptVersionId: z.string().nullable(),
  })
  .meta({ id: 'Claim' });

export function showClaim(claim: Claim): z.input<typeof claimFields> {
  return {
    claimId: publicId('claim', claim.attemptId),
    slotId: claim.slotId && publicId('slot', claim.slotId),
    fencingToken: claim.fencingToken,
    expiresAt: showInstant(claim.expiresAt),
    number: claim.number,
    presentedNumber: claim.presentedNumber,
    notBefore: showInstant(claim.notBefore),
    dialBefore: showInstant(claim.dialBefore),
    attemptNumber: claim.attemptNumber,
    redialAfterSilentCall: claim.redialAfterSilentCall,
    addressSource: claim.addressSource,
    consumer: claim.consumer,
    scriptVersionId: claim.scriptVersionId && publicId('script', claim.scriptVersionId),
  };
}
