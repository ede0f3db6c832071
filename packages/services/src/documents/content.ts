import { type Regime, repaymentDays } from '@ringratt/rules';
import { formatNumber } from '../numbers/format.ts';
import { missingInformation } from '../offers/information.ts';
import { leastTotal, type OfferTerms } from '../offers/schemas.ts';
import type { DocumentSays } from '../sales/facts.ts';
import type { Language } from '../sales/schemas.ts';
import { crowns, dateAndTime, months, weekdayAndDate } from './formats.ts';
import {
  type Notice,
  type Paper,
  type PaperSection,
  type Row,
  saysSomething,
  section,
  shownFingerprint,
} from './paper.ts';
import { type Words, words } from './words.ts';

/** A party as a document names it. */
export interface NamedParty {
  name: string;
  organizationNumber: string;
  phone: string;
  email: string;
  postalAddress: string;
}

/** An offer's or a contract's text: the file and the page are drawn from the same. */
export interface DocumentContent extends Paper {
  /** The product's name. */
  product: string;
  notice: Notice;
  withdrawalDays: number | null;
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
    ].filter(saysSomething),
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
      [say.fingerprint, shownFingerprint(facts.fingerprint.toString('hex'))],
    ],
    says: {
      information: missingInformation({ regime, terms }).length === 0,
      voidOtherwise: kind === 'offer' && regime !== 'exempt',
    },
  };
}

function noticeOf(facts: ContentFacts, say: Words): Notice {
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

function withdrawalSection(facts: ContentFacts, days: number, say: Words): PaperSection {
  const { terms, principal } = facts;
  const from = terms.subject === 'goods' ? say.withdrawalGoods(days) : say.withdrawalService(days);
  return section(
    say.withdrawalTitle(days),
    [
      from,
      say.withdrawalLastDay,
      say.withdrawalHow(null, principal.email),
      say.withdrawalRepaid(repaymentDays(facts.regime)),
      // SFS 2005:59, 2 kap. 11 §; which goods are excepted the seller's own terms say.
      facts.regime === 'dal2' && terms.subject === 'service' ? say.withdrawalPerformed : null,
    ],
    [
      [say.withdrawalCosts, terms.withdrawalCosts],
      [say.withdrawalLimits, terms.withdrawalLimits],
    ],
  );
}

function whoSection(facts: ContentFacts, say: Words): PaperSection {
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
