import type { JudgedDuty } from '../duty.ts';
import type { OwedRedial } from '../facts/call.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';

const requirements = {
  everyDay: {
    sv: 'Återuppringningen görs vid första tillåtna tillfälle varje tillåten dag.',
    en: 'The redial is made at the first permitted opportunity on each permitted day.',
  },
};

/** The ends of the opportunities that saw no redial and were not lifted before they closed, soonest first. */
function unused({ opportunities, redials, closedAt }: Omit<OwedRedial, 'at'>): number[] {
  const lifted = closedAt ?? Number.POSITIVE_INFINITY;
  return opportunities
    .filter(({ from, to }) => !(lifted < to) && !redials.some((start) => start >= from && start < to))
    .map(({ to }) => to)
    .sort((a, b) => a - b);
}

/**
 * When the obligation falls due (epoch milliseconds): the end of the first opportunity in which no redial was
 * made, past or to come; null where none is known, or the redial ceased to be owed before.
 */
export function redialDue(facts: Omit<OwedRedial, 'at'>): number | null {
  return unused(facts)[0] ?? null;
}

/** 3.3. The law of the redial itself is `dedicated-redial`; this is the promise to make it. */
export const owedRedial: JudgedDuty<'outcome', OwedRedial> = {
  id: 'redial-owed',
  clauses: ['3.3'],
  stage: 'outcome',
  title: { sv: 'Återuppringning efter tyst samtal', en: 'Redial after a silent call' },
  explanation: {
    sv: 'Efter ett tyst samtal ringer ni upp igen, varje tillåten dag så snart det får ske, tills konsumenten svarar en agent. Skyldigheten upphör om numret spärras, står i NIX-Telefon eller uppdraget tar slut.',
    en: 'After a silent call you call again, on each permitted day as soon as that is allowed, until the consumer answers an agent. It ends when the number is blocked or listed, or when the campaign is over.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate(facts) {
    if (!(facts.owedSince <= facts.at)) return NOT_APPLICABLE;
    const due = redialDue(facts);
    if (due === null) return judge(requirements, [['everyDay', true]]);
    // An opportunity that is still open may yet be used.
    return judge(requirements, [['everyDay', facts.at < due ? null : false]]);
  },
};
