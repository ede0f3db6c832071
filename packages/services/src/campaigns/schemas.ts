import { z } from 'zod';
import { localDay, typedText } from '../input.ts';

export const campaignKinds = ['sale', 'marketing', 'fundraising', 'collection'] as const;
export type CampaignKind = (typeof campaignKinds)[number];
export const campaignStates = ['draft', 'live', 'paused', 'ended'] as const;
export type CampaignState = (typeof campaignStates)[number];

export const campaignInput = z
  .object({
    name: typedText(160),
    kind: z.enum(campaignKinds),
    offerId: z.string({ error: 'required' }).min(1, 'required').max(60),
    startsOn: localDay,
    endsOn: localDay,
    /** Contacts the campaign may reach: limited in time and volume (1.9). */
    volume: z.number({ error: 'required' }).int().min(1, 'required').max(100_000_000, 'tooLarge'),
    limits: z.unknown().optional(),
    /** Whether any part of the calls is recorded. */
    recorded: z.boolean().default(false),
    considerationHours: z.number().int().min(24, 'considerationTooShort').max(720, 'tooLarge').default(24),
    /** Whether the time to consider binds the consumer's answer too (4.2): stricter than the guidelines ask. */
    acceptanceWaits: z.boolean().default(false),
  })
  .refine((value) => value.startsOn <= value.endsOn, { path: ['endsOn'], message: 'endsBeforeStart' });

export interface CampaignRow {
  id: string;
  name: string;
  kind: CampaignKind;
  state: CampaignState;
  startsOn: string;
  endsOn: string;
  volume: number;
  createdAt: number;
  offer: { id: string; name: string; version: number; regime: 'dal2' | 'dal3' | 'exempt' };
  centers: { assignmentId: string; name: string; state: string }[];
}
