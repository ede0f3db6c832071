import type { OfferTerms, Regime } from './schemas.ts';

/** A piece of information that the act asks for before a consumer is bound. */
export interface InformationItem {
  id: string;
  title: { sv: string; en: string };
  regimes: readonly Regime[];
  /** Asked for of this alone; of both where absent. */
  subject?: 'goods' | 'service';
  reference: string;
  /** Fields of the terms, of which one at least has to be filled in. */
  fields: readonly (keyof OfferTerms)[];
}

const both = ['dal2', 'dal3'] as const;
const chapter2 = 'SFS 2005:59 2 ch. 2 §';
const chapter3 = 'SFS 2005:59 3 ch. 3 §';

/**
 * What a written offer has to say by regime. Who the trader is and how to reach it (the first item of both
 * chapters) comes from the organization, the standard form for withdrawing from the platform: neither can be
 * left out; nor can when the period begins (2 ch. 12 §) and that a service which has been fully performed at the
 * consumer's wish is no longer withdrawn from (2 ch. 11 §), which the document says itself. Which goods cannot be
 * withdrawn from the seller alone knows. An oral agreement outside the act asks for no writing; what is noted and read back (4.2) is all
 * the same the product and its price.
 */
export const INFORMATION: readonly InformationItem[] = [
  {
    id: 'goods-or-service',
    title: { sv: 'Vara eller tjänst', en: 'Goods or service' },
    regimes: ['dal2', 'dal3', 'exempt'],
    reference: 'annex 2',
    fields: ['subject'],
  },
  {
    id: 'main-characteristics',
    title: { sv: 'Egenskaper', en: 'Main characteristics' },
    regimes: ['dal2', 'dal3', 'exempt'],
    reference: chapter2,
    fields: ['description'],
  },
  {
    id: 'price',
    title: { sv: 'Pris', en: 'Price' },
    regimes: ['dal2', 'dal3', 'exempt'],
    reference: chapter2,
    fields: ['monthlyPrice', 'oneTimePrice'],
  },
  {
    id: 'further-costs',
    title: { sv: 'Kostnader utöver priset', en: 'Costs beside the price' },
    regimes: both,
    reference: chapter2,
    fields: ['otherCosts', 'deliveryCost'],
  },
  {
    id: 'payment',
    title: { sv: 'Betalning', en: 'Payment' },
    regimes: both,
    reference: chapter2,
    fields: ['payment'],
  },
  {
    id: 'delivery',
    title: { sv: 'Leverans eller start', en: 'Delivery or start' },
    regimes: both,
    reference: chapter2,
    fields: ['delivery'],
  },
  {
    id: 'duration',
    title: { sv: 'Bindningstid', en: 'Binding period' },
    regimes: both,
    subject: 'service',
    reference: chapter2,
    fields: ['bindingMonths'],
  },
  {
    id: 'notice',
    title: { sv: 'Uppsägning', en: 'Notice' },
    regimes: both,
    subject: 'service',
    reference: chapter2,
    fields: ['termination', 'noticeMonths'],
  },
  {
    id: 'withdrawal-costs',
    title: { sv: 'Kostnader vid ånger', en: 'Costs of withdrawing' },
    regimes: both,
    reference: 'SFS 2005:59 2 ch. 2 §; annex 3',
    fields: ['withdrawalCosts'],
  },
  {
    id: 'withdrawal-exceptions',
    title: { sv: 'Undantag från ångerrätten', en: 'Exceptions from withdrawing' },
    regimes: ['dal2'],
    subject: 'goods',
    reference: 'SFS 2005:59 2 ch. 2, 11 §§',
    fields: ['withdrawalLimits'],
  },
  {
    id: 'complaints',
    title: { sv: 'Reklamation och klagomål', en: 'Complaints' },
    regimes: both,
    reference: chapter2,
    fields: ['complaints'],
  },
  {
    id: 'disputes',
    title: { sv: 'Tvist utanför domstol', en: 'Disputes outside court' },
    regimes: both,
    reference: chapter2,
    fields: ['disputes'],
  },
  {
    id: 'withdrawal-days',
    title: { sv: 'Ångerfristens längd', en: 'Length of the withdrawal period' },
    regimes: ['dal3'],
    reference: chapter3,
    fields: ['withdrawalDays'],
  },
  {
    id: 'risks',
    title: { sv: 'Särskilda risker', en: 'Particular risks' },
    regimes: ['dal3'],
    reference: chapter3,
    fields: ['risks'],
  },
  {
    id: 'supervisor',
    title: { sv: 'Tillsynsmyndighet', en: 'Supervising authority' },
    regimes: ['dal3'],
    reference: chapter3,
    fields: ['supervisor'],
  },
  {
    id: 'law-and-language',
    title: { sv: 'Lag och språk', en: 'Law and language' },
    regimes: ['dal3'],
    reference: chapter3,
    fields: ['lawAndLanguage'],
  },
];

const given = (value: unknown) => value !== null && value !== undefined && value !== '';

/** What the act asks for and the offer does not say, in the order of the table; empty where it is complete. */
export function missingInformation(offer: { regime: Regime; terms: Partial<OfferTerms> }): InformationItem[] {
  const { regime, terms } = offer;
  return INFORMATION.filter(
    ({ regimes, subject, fields }) =>
      regimes.includes(regime) &&
      // Of an offer that does not say what it is, everything is asked.
      (subject === undefined || !given(terms.subject) || terms.subject === subject) &&
      !fields.some((field) => given(terms[field])),
  );
}
