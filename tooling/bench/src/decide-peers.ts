import {
  type AttemptCase,
  addMonths,
  addMonthsToDay,
  dayOf,
  dayTable,
  parseDate,
  startOfDay,
} from '@ringratt/rules';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';

const HOUR = 3_600_000;
const FIRST = dayOf(Date.UTC(2025, 0, 1, 12));
const { opens, closes, starts } = dayTable(FIRST, 1_600);
const staleFrom = new Map<string, number>();

/** A peer judges facts that somebody has to work out first: dates, counts, ages. The same for both engines. */
export function factsOf(c: AttemptCase) {
  const { at } = c;
  const day = dayOf(at) - FIRST;
  const midnight = starts[day]!;
  let today = 0;
  let inPeriod = 0;
  let lastEnd = -1e15;
  let redial = false;
  const others: string[] = [];
  for (const a of c.history ?? []) {
    if (a.at > at || a.outcome === 'failed') continue;
    if (a.campaign !== c.campaign) {
      if (a.offer === c.offer && !others.includes(a.campaign)) others.push(a.campaign);
      continue;
    }
    if (a.at > at - 720 * HOUR) inPeriod += 1;
    if (a.contactCenter !== c.contactCenter) continue;
    if (a.at >= midnight) today += 1;
    lastEnd = Math.max(lastEnd, a.endedAt ?? a.at);
    if (a.outcome === 'silent') redial = true;
    if (a.outcome === 'answered') redial = false;
  }
  let stale = staleFrom.get(c.nix!.registerDate);
  if (stale === undefined) {
    stale = startOfDay(addMonthsToDay(parseDate(c.nix!.registerDate)!, 2));
    staleFrom.set(c.nix!.registerDate, stale);
  }
  const consented = c.consent ? at < addMonths(c.consent.givenAt, 3) : false;
  const customer = c.customer ? !c.customer.endedAt || at < addMonths(c.customer.endedAt, 12) : false;
  return {
    at,
    opens: opens[day]!,
    closes: closes[day]!,
    closed: opens[day] === closes[day],
    today,
    inPeriod,
    sinceEnd: at - lastEnd,
    stale: at >= stale,
    listed: c.nix!.listed,
    excused: consented || customer,
    suppressed: c.suppressions!.length > 0,
    automated: c.dialing === 'automated',
    redial,
    dedicated: c.dialing !== 'predictive' && c.dialing !== 'automated',
    callable: c.presentedNumber?.callable !== false,
    numberFrom: c.presentedNumber?.from ?? 0,
    numberTo: c.presentedNumber?.to ?? 1e15,
    others: others.length,
    closing: c.purpose === 'close',
    considered: c.pendingOffer?.callEndedAt ?? 0,
  };
}

export type Facts = ReturnType<typeof factsOf>;

const v = (name: keyof Facts) => ({ var: name });
/** The mask of the rules that do not pass, as one expression: the sum of their bits. */
const LOGIC = {
  '+': [
    { if: [{ and: [{ '>=': [v('at'), v('opens')] }, { '<': [v('at'), v('closes')] }] }, 0, 1] },
    { if: [{ '<': [v('sinceEnd'), 4 * HOUR] }, 2, 0] },
    { if: [{ '>=': [v('today'), 2] }, 4, 0] },
    { if: [{ '>=': [v('inPeriod'), 20] }, 8, 0] },
    { if: [v('excused'), 0, { if: [v('stale'), 16, { if: [v('listed'), 32, 0] }] }] },
    { if: [v('suppressed'), 64, 0] },
    { if: [{ and: [v('redial'), { '!': [v('dedicated')] }] }, 128, 0] },
    { if: [v('automated'), 256, 0] },
    {
      if: [
        { and: [v('callable'), { '>=': [v('at'), v('numberFrom')] }, { '<': [v('at'), v('numberTo')] }] },
        0,
        512,
      ],
    },
    { if: [v('closed'), 2048, 0] },
    { if: [{ '>=': [v('others'), 2] }, 4096, 0] },
    { if: [{ and: [v('closing'), { '<': [v('at'), v('considered')] }] }, 1024, 0] },
  ],
};

/** The compiled expression of json-logic-engine: facts in, mask out. */
export function compileJsonLogic(): (facts: Facts) => number {
  return new LogicEngine().build(LOGIC) as (facts: Facts) => number;
}

/** A condition of json-rules-engine. */
const when = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

/** The same rules in json-rules-engine: an event for each that does not pass. */
export function buildJsonRules(): (facts: Facts) => Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const rule = (type: string, ...all: ReturnType<typeof when>[]) =>
    engine.addRule({ conditions: { all }, event: { type } });
  const fact = (name: keyof Facts) => ({ fact: name });
  engine.addRule({
    conditions: {
      any: [when('at', 'lessThan', fact('opens')), when('at', 'greaterThanInclusive', fact('closes'))],
    },
    event: { type: 'hours' },
  });
  rule('interval', when('sinceEnd', 'lessThan', 4 * HOUR));
  rule('daily', when('today', 'greaterThanInclusive', 2));
  rule('thirty', when('inPeriod', 'greaterThanInclusive', 20));
  rule('stale', when('excused', 'equal', false), when('stale', 'equal', true));
  rule(
    'listed',
    when('excused', 'equal', false),
    when('stale', 'equal', false),
    when('listed', 'equal', true),
  );
  rule('suppressed', when('suppressed', 'equal', true));
  rule('redial', when('redial', 'equal', true), when('dedicated', 'equal', false));
  rule('automated', when('automated', 'equal', true));
  engine.addRule({
    conditions: {
      any: [
        when('callable', 'equal', false),
        when('at', 'lessThan', fact('numberFrom')),
        when('at', 'greaterThanInclusive', fact('numberTo')),
      ],
    },
    event: { type: 'number' },
  });
  rule('closed', when('closed', 'equal', true));
  rule('offer', when('others', 'greaterThanInclusive', 2));
  rule('closing', when('closing', 'equal', true), when('at', 'lessThan', fact('considered')));
  return async (facts) => (await engine.run(facts)).events.length;
}
