import { z } from 'zod';
import { typedText } from '../input.ts';

export const regimes = ['dal2', 'dal3', 'exempt'] as const;
export type Regime = (typeof regimes)[number];
export const subjects = ['goods', 'service'] as const;

const ore = z.number().int().min(0).max(100_000_000).nullish();
const words = (most = 1_000) => typedText(most).nullish();

/**
 * What an offer promises. Everything here is part of what "identical" means (3.2). What may be left out is
 * asked for by regime in `information.ts`, before it is offered in writing.
 */
export const offerTerms = z.object({
  description: typedText(2_000),
  subject: z.enum(subjects).nullish(),
  /** Öre, so that no fraction is lost; all prices with taxes. */
  monthlyPrice: ore,
  oneTimePrice: ore,
  deliveryCost: ore,
  /** Costs that come on top, in words, or that there are none. */
  otherCosts: words(),
  bindingMonths: z.number().int().min(0).max(120).nullish(),
  noticeMonths: z.number().int().min(0).max(24).nullish(),
  /** What happens when the binding is over, and how notice is given. */
  termination: words(),
  payment: words(),
  /** How and by when the goods come or the service begins. */
  delivery: words(),
  /** Days of the withdrawal period, chapter 3 alone (14 or 30); chapter 2 has 14. */
  withdrawalDays: z.union([z.literal(14), z.literal(30)]).nullish(),
  /** What withdrawing may cost: returning goods, or what of a service was used. */
  withdrawalCosts: words(),
  /** Where there is no right of withdrawal or it ends early; left out where it always holds. */
  withdrawalLimits: words(),
  /** How complaints are taken and what the law or a guarantee gives. */
  complaints: words(),
  /** Who tries a dispute outside court. */
  disputes: words(),
  guarantee: words(),
  deposit: words(),
  /** How a digital service works, and with what. */
  functionality: words(),
  /** Chapter 3: the service's particular risks. */
  risks: words(),
  /** Chapter 3: the authority that supervises the trader. */
  supervisor: words(),
  /** Chapter 3: law and language of the contract, and of the dealings before it. */
  lawAndLanguage: words(),
  /** Days the consumer has to answer the written offer; 14 unless given. */
  answerDays: z.number().int().min(1).max(90).nullish(),
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

/** Öre that the consumer pays at least, for one: all that is due once and the months bound to. */
export function leastTotal(
  terms: Pick<OfferTerms, 'monthlyPrice' | 'oneTimePrice' | 'deliveryCost' | 'bindingMonths'>,
): number {
  const { monthlyPrice, oneTimePrice, deliveryCost, bindingMonths } = terms;
  // Without binding one month is the least; it is what the price of a running contract is told by.
  const months = monthlyPrice ? Math.max(1, bindingMonths ?? 0) : 0;
  return (oneTimePrice ?? 0) + (deliveryCost ?? 0) + (monthlyPrice ?? 0) * months;
}
