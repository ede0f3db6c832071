import { z } from 'zod';
import { typedText } from '../input.ts';

export const regimes = ['dal2', 'dal3', 'exempt'] as const;
export type Regime = (typeof regimes)[number];

/** What an offer promises. Everything here is part of what "identical" means (3.2). */
export const offerTerms = z.object({
  description: typedText(2_000),
  /** Öre, so that no fraction is lost. */
  monthlyPrice: z.number().int().min(0).max(100_000_000).nullish(),
  oneTimePrice: z.number().int().min(0).max(100_000_000).nullish(),
  bindingMonths: z.number().int().min(0).max(120).nullish(),
  noticeMonths: z.number().int().min(0).max(24).nullish(),
});
export type OfferTerms = z.output<typeof offerTerms>;

export const offerInput = z.object({
  name: typedText(160),
  productKind: typedText(80),
  regime: z.enum(regimes),
  terms: offerTerms,
});

export interface Offer {
  id: string;
  lineageId: string;
  version: number;
  name: string;
  productKind: string;
  regime: Regime;
  terms: OfferTerms;
  /** First eight bytes of the fingerprint in hex: enough for two people to compare. */
  fingerprint: string;
  createdAt: number;
}
