import {
  type ActivationFacts,
  type CallbackElement,
  type CampaignKind,
  checkedUntil,
  type Dialing,
  dayOf,
  type PrivacyItem,
  privacyReviewDue,
  type Regime,
  type ScriptElement,
  type Subject,
} from '@ringratt/rules';

/** One party's part of what is gathered. Instants are epoch milliseconds. */
interface GatheredParty {
  policy: { publishedAt: number; plain: boolean; items: PrivacyItem[] } | null;
  reviewedAt: number | null;
  blockingSince: number | null;
}

/**
 * What the gate rests on as the database gathers it (`gate_facts_of` of the migrations) in the transaction that
 * changes a fact: of both parties, and of no instant in particular.
 */
export interface GatheredFacts {
  kind: CampaignKind;
  regime: Regime;
  subject: Subject | null;
  recorded: boolean;
  lastAttemptBy: number;
  /** Whether what a public search shows names the principal and how to reach it. */
  traceable: boolean;
  tradeBodyMember: boolean;
  numbers: {
    number: string;
    from: number;
    to: number | null;
    callable: boolean;
    answeredBy: 'message' | 'person' | null;
    says: CallbackElement[];
  }[];
  script: ScriptElement[] | null;
  /** The address sources that the lists state; `''` for one that states none. */
  lists: string[];
  registerDate: string | null;
  dialingModes: Dialing[];
  dialingDeclared: boolean;
  responsibility: {
    version: number;
    rows: Record<string, 'principal' | 'contactCenter' | 'both' | null>;
    principal: boolean;
    contactCenter: boolean;
    listSuppliers: string[] | null;
    subcontractors: string[] | null;
  } | null;
  recordingPolicy: { listeners: boolean; place: boolean; deletion: boolean } | null;
  principal: GatheredParty;
  contactCenter: GatheredParty;
  /** From and until, of those that hold longest. */
  agents: [number, number][];
}

/** The facts as they stand at an instant, in the form in which the rules judge them. */
export function factsAt(gathered: GatheredFacts, at: number): ActivationFacts {
  const { responsibility, recordingPolicy, registerDate, dialingDeclared, principal, contactCenter } =
    gathered;
  const stated = (says: boolean | undefined) => (says ? 'stated' : '');
  return {
    at,
    kind: gathered.kind,
    regime: gathered.regime,
    subject: gathered.subject,
    recorded: gathered.recorded,
    lastAttemptBy: gathered.lastAttemptBy,
    presentedNumbers: gathered.numbers
      .filter(({ callable }) => callable)
      .map(({ number, from, to }) => ({ number, from, to, searchable: gathered.traceable })),
    callback: callbackAt(gathered, at),
    script: gathered.script,
    lists: gathered.lists.map((source) => ({ id: source, source })),
    suppressionRegisters: { principal: blocking(principal), contactCenter: blocking(contactCenter) },
    // A contact gets a slot only where the planner has asked the register and both parties' lists about it.
    scrub: registerDate
      ? {
          uncheckedNix: 0,
          uncheckedPrincipal: 0,
          uncheckedContactCenter: 0,
          oldestRegisterDate: registerDate,
        }
      : null,
    dialer: dialingDeclared ? { modes: gathered.dialingModes, machineDetection: false, delay: false } : null,
    responsibility: responsibility && {
      ...responsibility,
      signed: {
        principal: responsibility.principal ? responsibility.version : null,
        contactCenter: responsibility.contactCenter ? responsibility.version : null,
      },
    },
    recordingPolicy: recordingPolicy && {
      listeners: stated(recordingPolicy.listeners),
      place: stated(recordingPolicy.place),
      deletion: stated(recordingPolicy.deletion),
    },
    privacyPolicies: { principal: policy(principal), contactCenter: policy(contactCenter) },
    privacyReviews: { principal: principal.reviewedAt, contactCenter: contactCenter.reviewedAt },
    agents: gathered.agents
      .filter(([from, until]) => from <= at && at < until)
      .map(([from]) => ({ guidelines: from, nixRules: from, writtenRequirement: from })),
  };
}

/** The least of what the numbers shown now say when they are called back; null where one of them says nothing yet. */
function callbackAt({ numbers, tradeBodyMember }: GatheredFacts, at: number): ActivationFacts['callback'] {
  const callable = numbers.filter((own) => own.callable);
  const now = callable.filter(({ from, to }) => from <= at && (to === null || at < to));
  // Where none is shown any longer, those that were are still called back.
  const shown = now.length > 0 ? now : callable;
  if (shown.length === 0 || shown.some(({ answeredBy }) => answeredBy === null)) return null;
  const person = shown.some(({ answeredBy }) => answeredBy === 'person');
  // Only where a person answers does the caller have to hear how the call is handled.
  const says = shown.map((own): readonly CallbackElement[] =>
    own.answeredBy === 'message' ? [...own.says, 'handling'] : own.says,
  );
  return {
    answeredBy: person ? 'person' : 'message',
    says: says[0]!.filter((element) => says.every((other) => other.includes(element))),
    tradeBodyMember,
  };
}

/** Every organization's list takes numbers on its public page; that it says so is the organization's own act. */
const blocking = ({ blockingSince }: GatheredParty) => ({
  offered: true,
  statedInPublic: blockingSince !== null,
});

/** What is published here is found from every public page of the organization's. */
const policy = ({ policy: published }: GatheredParty) => published && { ...published, easyToFind: true };

/** The later instants at which a condition may change by time alone, in order. */
export function turningPoints(gathered: GatheredFacts, after: number): number[] {
  const { numbers, agents, registerDate, principal, contactCenter } = gathered;
  const scrubUntil = registerDate && checkedUntil({ listed: false, registerDate }, dayOf(after));
  const reviews = [principal.reviewedAt, contactCenter.reviewedAt].map((at) => at && privacyReviewDue(at));
  const points = [scrubUntil, ...reviews, ...agents.flat(), ...numbers.flatMap(({ from, to }) => [from, to])];
  return [...new Set(points.filter((at): at is number => typeof at === 'number' && at > after))].sort(
    (a, b) => a - b,
  );
}
