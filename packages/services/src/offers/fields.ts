import { INFORMATION } from './information.ts';
import { type OfferTerms, offerTerms, type Regime, regimes } from './schemas.ts';

/** One field of an offer's terms, as a form draws it. */
export interface OfferField {
  name: keyof OfferTerms;
  /** What the value is: öre are typed as crowns; `choice` has its options. */
  kind: 'text' | 'longText' | 'ore' | 'months' | 'days' | 'choice';
  options?: readonly (string | number)[];
  /** Which part of the form it belongs to. */
  group: 'product' | 'price' | 'term' | 'delivery' | 'withdrawal' | 'afterwards' | 'financial' | 'answer';
  label: { sv: string; en: string };
  hint?: { sv: string; en: string };
  /** Regimes under which the field is shown. */
  regimes: readonly Regime[];
  /** Shown for this alone. */
  subject?: 'goods' | 'service';
  /** The information it gives, by id; null where the act does not ask for it. */
  information: string | null;
}

type Drawn = Omit<OfferField, 'name' | 'information' | 'regimes'> & { regimes?: readonly Regime[] };
const act = ['dal2', 'dal3'] as const;

const drawn: Record<keyof OfferTerms, Drawn> = {
  description: {
    kind: 'longText',
    group: 'product',
    label: { sv: 'Vad som erbjuds', en: 'What is offered' },
    hint: {
      sv: 'De viktigaste egenskaperna, som en kund skulle fråga om dem.',
      en: 'The main characteristics, as a customer would ask for them.',
    },
  },
  subject: {
    kind: 'choice',
    options: ['goods', 'service'],
    group: 'product',
    label: { sv: 'Vara eller tjänst', en: 'Goods or service' },
    hint: {
      sv: 'Avgör från när ångerfristen räknas.',
      en: 'Decides from when the withdrawal period counts.',
    },
  },
  functionality: {
    kind: 'longText',
    group: 'product',
    regimes: act,
    label: { sv: 'Funktion', en: 'Functionality' },
    hint: {
      sv: 'För digitala tjänster: hur den fungerar och med vad.',
      en: 'For digital services: how it works and with what.',
    },
  },
  monthlyPrice: {
    kind: 'ore',
    group: 'price',
    label: { sv: 'Pris i månaden', en: 'Price a month' },
    hint: { sv: 'Med skatter.', en: 'Taxes included.' },
  },
  oneTimePrice: {
    kind: 'ore',
    group: 'price',
    label: { sv: 'Engångspris', en: 'One-time price' },
    hint: {
      sv: 'Varans pris eller startavgiften, med skatter.',
      en: 'The price of the goods or the starting fee, taxes included.',
    },
  },
  deliveryCost: { kind: 'ore', group: 'price', label: { sv: 'Frakt', en: 'Delivery' } },
  otherCosts: {
    kind: 'text',
    group: 'price',
    regimes: act,
    label: { sv: 'Andra kostnader', en: 'Other costs' },
    hint: { sv: 'Skriv att det inte finns några, om det är så.', en: 'Say that there are none, if so.' },
  },
  bindingMonths: { kind: 'months', group: 'term', label: { sv: 'Bindningstid', en: 'Binding period' } },
  noticeMonths: { kind: 'months', group: 'term', label: { sv: 'Uppsägningstid', en: 'Notice' } },
  termination: {
    kind: 'longText',
    group: 'term',
    label: { sv: 'När bindningstiden är slut', en: 'When the binding is over' },
    hint: {
      sv: 'Om avtalet löper vidare, och hur det sägs upp.',
      en: 'Whether the contract goes on, and how it is ended.',
    },
  },
  payment: { kind: 'text', group: 'delivery', regimes: act, label: { sv: 'Betalning', en: 'Payment' } },
  delivery: {
    kind: 'text',
    group: 'delivery',
    regimes: act,
    label: { sv: 'Leverans eller start', en: 'Delivery or start' },
    hint: { sv: 'Hur, och senast när.', en: 'How, and by when.' },
  },
  deposit: { kind: 'text', group: 'delivery', regimes: act, label: { sv: 'Deposition', en: 'Deposit' } },
  withdrawalDays: {
    kind: 'choice',
    options: [14, 30],
    group: 'withdrawal',
    regimes: ['dal3'],
    label: { sv: 'Ångerfrist, dagar', en: 'Withdrawal period, days' },
  },
  withdrawalCosts: {
    kind: 'longText',
    group: 'withdrawal',
    regimes: act,
    label: { sv: 'Kostnader vid ånger', en: 'Costs of withdrawing' },
    hint: {
      sv: 'Vem betalar returen, eller vad som betalas för det som redan har använts.',
      en: 'Who pays for the return, or what is paid for what has been used.',
    },
  },
  withdrawalLimits: {
    kind: 'longText',
    group: 'withdrawal',
    regimes: act,
    label: { sv: 'När ångerrätten inte gäller', en: 'When there is no right' },
    hint: {
      sv: 'Varor: till exempel specialtillverkat, eller förseglat som har öppnats. Gäller inget undantag, skriv det.',
      en: 'Goods: for instance made to order, or sealed and opened. If nothing is excepted, say so.',
    },
  },
  complaints: {
    kind: 'longText',
    group: 'afterwards',
    regimes: act,
    label: { sv: 'Reklamation och klagomål', en: 'Complaints' },
  },
  guarantee: {
    kind: 'longText',
    group: 'afterwards',
    regimes: act,
    label: { sv: 'Garanti', en: 'Guarantee' },
  },
  disputes: {
    kind: 'text',
    group: 'afterwards',
    regimes: act,
    label: { sv: 'Tvist utanför domstol', en: 'Disputes outside court' },
  },
  risks: {
    kind: 'longText',
    group: 'financial',
    regimes: ['dal3'],
    label: { sv: 'Särskilda risker', en: 'Particular risks' },
  },
  supervisor: {
    kind: 'text',
    group: 'financial',
    regimes: ['dal3'],
    label: { sv: 'Tillsynsmyndighet', en: 'Supervising authority' },
  },
  lawAndLanguage: {
    kind: 'text',
    group: 'financial',
    regimes: ['dal3'],
    label: { sv: 'Lag och språk', en: 'Law and language' },
  },
  answerDays: {
    kind: 'days',
    group: 'answer',
    regimes: act,
    label: { sv: 'Svarstid, dagar', en: 'Days to answer' },
    hint: {
      sv: 'Så länge kan konsumenten svara på anbudet. 14 om inget skrivs.',
      en: 'So long the consumer can answer the offer. 14 unless given.',
    },
  },
};

/** Every field of an offer's terms, in the order a form shows them, with what the act asks of it. */
export const offerFields: readonly OfferField[] = (Object.entries(drawn) as [keyof OfferTerms, Drawn][]).map(
  ([name, field]) => ({
    regimes,
    ...field,
    name,
    information: INFORMATION.find(({ fields }) => fields.includes(name))?.id ?? null,
  }),
);

/** The most letters a text field takes, as the schema says. */
export function longestText(name: keyof OfferTerms): number | null {
  const field: unknown = offerTerms.shape[name];
  let type = field as { maxLength?: number | null; unwrap?: () => unknown };
  while (typeof type.unwrap === 'function') type = type.unwrap() as typeof type;
  return type.maxLength ?? null;
}
