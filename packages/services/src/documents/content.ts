import type { Regime } from '@ringratt/rules';
import { formatNumber } from '../numbers/format.ts';
import { missingInformation } from '../offers/information.ts';
import { leastTotal, type OfferTerms } from '../offers/schemas.ts';
import type { DocumentSays } from '../sales/facts.ts';
import type { Language } from '../sales/schemas.ts';
import { crowns, dateAndTime, months, weekdayAndDate } from './formats.ts';
import { type Words, words } from './words.ts';

/** A party as a document names it. */
export interface NamedParty {
  name: string;
  organizationNumber: string;
  phone: string;
  email: string;
  postalAddress: string;
}

export type Row = readonly [label: string, value: string];

export interface ContentSection {
  heading: string;
  /** Plain paragraphs first, then rows. */
  paragraphs: string[];
  rows: Row[];
}

/** A document's text, part by part: the file and the page are drawn from the same. */
export interface DocumentContent {
  title: string;
  /** The product's name. */
  product: string;
  lead: string;
  notice: { heading: string; text: string };
  summary: Row[];
  total: Row | null;
  sections: ContentSection[];
  /** Where there is a right of withdrawal: the standard form's lines. */
  form: { heading: string; lead: string; to: string; text: string; product: string; blanks: string[] } | null;
  withdrawalDays: number | null;
  footer: Row[];
  says: DocumentSays;
}

export interface ContentFacts {
  kind: 'offer' | 'contract';
  language: Language;
  regime: Regime;
  principal: NamedParty;
  center: NamedParty | null;
  consumer: { name: string; email: string; address: string | null };
  product: string;
  version: number;
  terms: Partial<OfferTerms>;
  quantity: number;
  agreed: string | null;
  callEndedAt: number;
  /** The contract under the act confirms an acceptance. */
  acceptance: { name: string; at: number } | null;
  answerBy: number | null;
  reference: string;
  madeAt: number;
  fingerprint: Buffer;
}

/** Days to withdraw; null outside the act, where no right follows from it. */
export function withdrawalDaysOf(regime: Regime, terms: Partial<OfferTerms>): number | null {
  if (regime === 'exempt') return null;
  return regime === 'dal3' ? (terms.withdrawalDays ?? 14) : 14;
}

/** Puts together what a document says. Pure: the same facts give the same text. */
export function contentOf(facts: ContentFacts): DocumentContent {
  const { kind, language, regime, terms, principal, product } = facts;
  const say = words[language];
  const days = withdrawalDaysOf(regime, terms);
  return {
    title: kind === 'offer' ? say.offerTitle(product) : say.contractTitle(product),
    product,
    lead: kind === 'offer' ? say.offerLead(principal.name) : say.contractLead(principal.name),
    notice: noticeOf(facts, say),
    ...summaryOf(facts, say),
    sections: [
      section(say.agreedTerms, [facts.agreed]),
      section(say.about, [terms.description], [[say.functionality, terms.functionality]]),
      ...(kind === 'offer' && facts.answerBy !== null
        ? [section(say.answer, [say.answerText(weekdayAndDate(facts.answerBy - 1, language))])]
        : []),
      section(
        say.paying,
        [say.pricesWithTax],
        [
          [say.otherCosts, terms.otherCosts],
          [say.payment, terms.payment],
          [say.deposit, terms.deposit],
        ],
      ),
      section(say.deliveryTitle, [terms.delivery]),
      section(say.termTitle, [terms.termination]),
      ...(days === null ? [] : [withdrawalSection(facts, days, say)]),
      section(
        say.afterwards,
        [],
        [
          [say.complaints, terms.complaints],
          [say.guarantee, terms.guarantee],
          [say.disputes, terms.disputes],
        ],
      ),
      section(
        say.financial,
        [],
        [
          [say.risks, terms.risks],
          [say.supervisor, terms.supervisor],
          [say.lawAndLanguage, terms.lawAndLanguage],
        ],
      ),
      whoSection(facts, say),
    ].filter(({ paragraphs, rows }) => paragraphs.length + rows.length > 0),
    form:
      days === null
        ? null
        : {
            heading: say.formTitle,
            lead: say.formLead,
            to: `${principal.name}, ${principal.postalAddress}, ${principal.email}`,
            text: say.formText,
            product: `${product} (${facts.reference})`,
            blanks: [say.formOrdered, say.formName, say.formAddress, say.formDate, say.formSignature],
          },
    withdrawalDays: days,
    footer: [
      [say.reference, facts.reference],
      [say.made, dateAndTime(facts.madeAt, language)],
      [say.version, String(facts.version)],
      [
        say.fingerprint,
        facts.fingerprint
          .toString('hex')
          .slice(0, 16)
          .replaceAll(/(.{4})(?=.)/g, '$1 '),
      ],
    ],
    says: {
      information: missingInformation({ regime, terms }).length === 0,
      voidOtherwise: kind === 'offer' && regime !== 'exempt',
    },
  };
}

function noticeOf(facts: ContentFacts, say: Words): DocumentContent['notice'] {
  const { kind, acceptance, language } = facts;
  if (kind === 'offer') return { heading: say.noContractYet, text: say.voidOtherwise };
  return acceptance
    ? { heading: say.accepted, text: say.acceptedText(acceptance.name, dateAndTime(acceptance.at, language)) }
    : { heading: say.agreed, text: say.agreedText(dateAndTime(facts.callEndedAt, language)) };
}

/** The rows that matter most, and what it all comes to. */
function summaryOf(facts: ContentFacts, say: Words): Pick<DocumentContent, 'summary' | 'total'> {
  const { terms, quantity, language } = facts;
  const { monthlyPrice, oneTimePrice, deliveryCost, bindingMonths, noticeMonths } = terms;
  const subject = terms.subject ?? 'unknown';
  const rows: Row[] = [[say.product[subject], facts.product]];
  if (quantity > 1) rows.push([say.quantity, String(quantity)]);
  if (monthlyPrice) rows.push([say.monthly, say.monthlyPrice(crowns(monthlyPrice, language))]);
  if (typeof oneTimePrice === 'number') rows.push([say.oneTime[subject], crowns(oneTimePrice, language)]);
  if (typeof deliveryCost === 'number') rows.push([say.delivery, crowns(deliveryCost, language)]);
  if (typeof bindingMonths === 'number')
    rows.push([say.binding, bindingMonths === 0 ? say.noBinding : months(bindingMonths, language)]);
  if (typeof noticeMonths === 'number') rows.push([say.notice, months(noticeMonths, language)]);
  const priced = typeof monthlyPrice === 'number' || typeof oneTimePrice === 'number';
  const total = leastTotal(terms) * quantity;
  return {
    summary: rows,
    total: priced ? [quantity > 1 ? say.leastEach(quantity) : say.least, crowns(total, language)] : null,
  };
}

function withdrawalSection(facts: ContentFacts, days: number, say: Words): ContentSection {
  const { terms, principal } = facts;
  const from = terms.subject === 'goods' ? say.withdrawalGoods(days) : say.withdrawalService(days);
  return section(
    say.withdrawalTitle(days),
    [from, say.withdrawalLastDay, say.withdrawalHow(null, principal.email), say.withdrawalRepaid],
    [
      [say.withdrawalCosts, terms.withdrawalCosts],
      [say.withdrawalLimits, terms.withdrawalLimits],
    ],
  );
}

function whoSection(facts: ContentFacts, say: Words): ContentSection {
  const { principal, center, consumer } = facts;
  return section(
    say.who,
    [],
    [
      [say.seller, principal.name],
      [say.organizationNumber, principal.organizationNumber],
      [say.post, principal.postalAddress],
      [say.phone, formatNumber(principal.phone)],
      [say.email, principal.email],
      ...(center
        ? ([
            [say.caller, center.name],
            [say.post, center.postalAddress],
            [say.phone, formatNumber(center.phone)],
            [say.email, center.email],
          ] as const)
        : []),
      [say.you, consumer.name],
      [say.email, consumer.email],
      [say.address, consumer.address],
    ],
  );
}

/** A section of what there is; what is not said leaves no trace. */
function section(
  heading: string,
  paragraphs: readonly (string | null | undefined)[],
  rows: readonly (readonly [string, string | null | undefined])[] = [],
): ContentSection {
  return {
    heading,
    paragraphs: paragraphs.filter((text): text is string => Boolean(text)),
    rows: rows.filter((row): row is [string, string] => Boolean(row[1])),
  };
}
