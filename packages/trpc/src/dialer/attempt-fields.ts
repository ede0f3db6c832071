import { ATTEMPT_OUTCOMES, DIALINGS } from '@ringratt/rules';
import { type AttemptItem, type AttemptLogRow, publicId } from '@ringratt/services';
import { z } from 'zod';
import {
  assignmentId,
  claimId,
  id,
  instantOut,
  numberOut,
  showInstant,
  showInstantOrNull,
} from './fields.ts';

export const attemptId = id('attempt', 'att_01kas5v2h8e7pbx4c9wq3mdn6t');

export const outcome = z.enum(ATTEMPT_OUTCOMES).meta({
  description: '`failed` never reached the consumer: it is kept and counts for no rule.',
});

export const attemptFields = z
  .object({
    attemptId,
    claimId,
    assignmentId,
    campaignId: z.string(),
    contactCenterId: z.string(),
    offerId: z.string(),
    state: z.enum(['claimed', 'dialed', 'ended', 'expired', 'released']).meta({
      description: '`expired`: the lease ran out without a report; it counts. `released`: it does not.',
    }),
    number: numberOut,
    presentedNumber: numberOut,
    dialing: z.enum(DIALINGS),
    redialAfterSilentCall: z.boolean(),
    attemptNumber: z.number().int(),
    startedAt: instantOut.meta({ description: "As reported; the claim's instant until then." }),
    endedAt: instantOut.nullable(),
    outcome: outcome.nullable(),
    rings: z.number().int().nullable(),
    ringSeconds: z.number().int().nullable(),
    talkSeconds: z.number().int().nullable(),
    agentReference: z.string().nullable(),
    disposition: z.string().nullable(),
  })
  .meta({ id: 'Attempt' });

export function showAttempt(attempt: AttemptItem): z.input<typeof attemptFields> {
  const { id, assignmentId, campaignId, contactCenterId, offerId, redial, startedAt, endedAt, ...rest } =
    attempt;
  return {
    attemptId: publicId('attempt', id),
    claimId: publicId('claim', id),
    assignmentId: publicId('assignment', assignmentId),
    campaignId: publicId('campaign', campaignId),
    contactCenterId: publicId('organization', contactCenterId),
    offerId: publicId('offer', offerId),
    redialAfterSilentCall: redial,
    startedAt: showInstant(startedAt),
    endedAt: showInstantOrNull(endedAt),
    ...rest,
  };
}

/** The generic columns of `ringratt audit`. */
export const csvColumns = [
  'started_at',
  'ended_at',
  'number',
  'contact_center',
  'campaign',
  'offer',
  'outcome',
  'rings',
  'ring_seconds',
  'dialing',
] as const;

/** One line. No field of ours holds a comma, a quote or a line break, so none is quoted. */
export function csvLine(row: AttemptLogRow): string {
  return `${[
    showInstant(row.startedAt),
    row.endedAt === null ? '' : showInstant(row.endedAt),
    row.number,
    publicId('organization', row.contactCenterId),
    publicId('campaign', row.campaignId),
    publicId('offer', row.offerId),
    row.outcome,
    row.rings ?? '',
    row.ringSeconds ?? '',
    row.dialing,
  ].join(',')}\n`;
}
