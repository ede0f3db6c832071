import type { CampaignKind } from '../facts/campaign.ts';
import type { Regime, Subject } from '../facts/sale.ts';
import type { Bilingual, ClauseId } from './packs.ts';
import { READ_BACK_STEPS } from './read-back-steps.ts';

/** When an element is required; every condition given must be met, none means always. */
interface When {
  kind?: CampaignKind;
  regimes?: readonly Regime[];
  subject?: Subject;
  recorded?: true;
}

const SALE = { kind: 'sale' } as const;
const DISTANCE = { kind: 'sale', regimes: ['dal2', 'dal3'] } as const;
const RECORDED = { recorded: true } as const;
const EXEMPT = { kind: 'sale', regimes: ['exempt'] } as const;

const element = <Id extends string>(
  id: Id,
  clause: ClauseId,
  when: When,
  sv: string,
  en: string,
): { id: Id; clause: ClauseId; when: When; title: Bilingual } => ({ id, clause, when, title: { sv, en } });

const [understood, noted, read, summedUp, terms, announced, addition] = READ_BACK_STEPS;

/** Every element a script may need, in the order of the call; a block of a script bears one as its tag. */
export const SCRIPT_ELEMENTS = [
  element('agent-name', '4.1', {}, 'Agentens namn', "The agent's name"),
  element('principal', '4.1', {}, 'Uppdragsgivaren', 'The principal'),
  element('relation', '4.1', {}, 'Er relation till uppdragsgivaren', 'Your relation to the principal'),
  element('purpose', '4.1', {}, 'Syftet med samtalet', 'The purpose of the call'),
  element('may-we-talk', '4.1', {}, 'Frågan om det passar att prata', 'Whether this is a good time to talk'),
  element(
    'written-form',
    '4.2',
    DISTANCE,
    'Att anbudet bekräftas skriftligt',
    'That the offer comes in writing',
  ),
  element(
    'void-in-call',
    '4.2',
    DISTANCE,
    'Att ett ja under samtalet inte gäller',
    'That a yes in the call is void',
  ),
  element(
    'recording-consent-before',
    'annex 2',
    RECORDED,
    'Frågan om samtycke innan inspelningen börjar',
    'Consent asked before the recording starts',
  ),
  element(
    'recording-consent-inside',
    'annex 2',
    RECORDED,
    'Samtycket bekräftat på inspelningen',
    'Consent confirmed on the recording',
  ),
  element(
    'date-and-agreement',
    'annex 2',
    SALE,
    'Datum och vad ni är överens om',
    'The date and what is agreed',
  ),
  element(
    'product-price-terms',
    'annex 2',
    SALE,
    'Varan eller tjänsten med pris och villkor',
    'The goods or service with price and terms',
  ),
  element('is-this-right', 'annex 2', SALE, 'Frågan om allt stämmer', 'Whether all of it is right'),
  element('full-name', 'annex 2', SALE, 'Konsumentens för- och efternamn', "The consumer's full name"),
  element(
    'withdrawal-right',
    'annex 2',
    DISTANCE,
    'Ångerrätten och hur många dagar den gäller',
    'The right of withdrawal and its days',
  ),
  element(
    'withdrawal-start-goods',
    'annex 2',
    { ...DISTANCE, subject: 'goods' },
    'Att tiden räknas från det att varan tas emot',
    'That the days count from receipt of the goods',
  ),
  element(
    'withdrawal-start-service',
    'annex 2',
    { ...DISTANCE, subject: 'service' },
    'Att tiden räknas från accepten',
    'That the days count from the acceptance',
  ),
  element(
    'withdrawal-how',
    'annex 3',
    DISTANCE,
    'Hur och till vem ångerrätten används',
    'How and to whom to withdraw',
  ),
  element(
    'withdrawal-form',
    'annex 3',
    DISTANCE,
    'Standardformuläret och var det finns',
    'The standard form and where it is',
  ),
  element(
    'withdrawal-costs',
    'annex 3',
    DISTANCE,
    'Vad det kan kosta att ångra sig',
    'What withdrawing may cost the consumer',
  ),
  element(
    'confirmation-promise',
    'annex 2',
    DISTANCE,
    'Skriftlig bekräftelse inom fem arbetsdagar, senast vid leverans eller start',
    'Written confirmation within five working days, at the latest at delivery or start',
  ),
  element(understood.id, '4.2', EXEMPT, understood.title.sv, understood.title.en),
  element(noted.id, '4.2', EXEMPT, noted.title.sv, noted.title.en),
  element(read.id, '4.2', EXEMPT, read.title.sv, read.title.en),
  element(summedUp.id, '4.2', EXEMPT, summedUp.title.sv, summedUp.title.en),
  element(terms.id, '4.2', EXEMPT, terms.title.sv, terms.title.en),
  element(announced.id, '4.2', EXEMPT, announced.title.sv, announced.title.en),
  // Step seven of 4.2 and, under the act, a line of annex 2: one and the same question.
  element(addition.id, '4.2', SALE, addition.title.sv, addition.title.en),
  element(
    'closing',
    'annex 2',
    SALE,
    'Tack, med uppdragsgivarens och agentens fulla namn',
    "Thanks, with the principal's and the agent's full name",
  ),
  element('contact-center-name', '4.1', {}, 'Till hands: ert namn', "At hand: the contact center's name"),
  element(
    'address-source',
    '4.1',
    {},
    'Till hands: varifrån numret kommer',
    'At hand: where the number is from',
  ),
  element(
    'blocking-nix',
    '4.1',
    {},
    'Till hands: spärr i NIX-Telefon',
    'At hand: blocking in the NIX register',
  ),
  element(
    'blocking-own-list',
    '4.1',
    {},
    'Till hands: uppdragsgivarens spärrlista',
    "At hand: the principal's own list",
  ),
] as const;

export type ScriptElement = (typeof SCRIPT_ELEMENTS)[number]['id'];

/** What decides which elements a script needs. */
export interface ScriptSituation {
  kind: CampaignKind;
  /** Asked for where the kind is `sale`. */
  regime?: Regime | null | undefined;
  subject?: Subject | null | undefined;
  recorded: boolean;
}

function binds(when: When, { kind, regime, subject, recorded }: ScriptSituation): boolean {
  if (when.kind !== undefined && when.kind !== kind) return false;
  if (when.regimes !== undefined && (regime == null || !when.regimes.includes(regime))) return false;
  if (when.subject !== undefined && when.subject !== subject) return false;
  return when.recorded === undefined || recorded;
}

/** The elements that a script needs, in the order of the call. */
export function requiredScriptElements(situation: ScriptSituation): readonly ScriptElement[] {
  return SCRIPT_ELEMENTS.filter(({ when }) => binds(when, situation)).map(({ id }) => id);
}
