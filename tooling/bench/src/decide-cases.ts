import type { AttemptCase, AttemptOutcome, PastAttempt } from '@ringratt/rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2026, 0, 1);

/** A small linear generator: the same cases in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const OUTCOMES: AttemptOutcome[] = ['answered', 'machine', 'busy', 'no-answer', 'hung-up', 'silent'];

/**
 * Cases over two years, day and night, with so many earlier attempts each: most by this center in this campaign,
 * over the last thirty days, as a dialer's are.
 */
export function drawCases(count: number, attempts: (random: () => number) => number): AttemptCase[] {
  const random = generator(20_210_701);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, () => {
    const at = FROM + Math.floor(random() * 730 * DAY);
    const history: PastAttempt[] = Array.from({ length: attempts(random) }, () => {
      const start = at - Math.floor(random() * 30 * DAY);
      return {
        at: start,
        endedAt: start + Math.floor(random() * 60_000),
        contactCenter: random() < 0.9 ? 'c1' : 'c2',
        campaign: random() < 0.9 ? 'u1' : 'u2',
        offer: 'o1',
        outcome: pick(OUTCOMES),
      };
    }).sort((a, b) => a.at - b.at);
    const registerDate = new Date(at - Math.floor(random() * 65) * DAY).toISOString().slice(0, 10);
    return {
      at,
      number: '+46701740605',
      contactCenter: 'c1',
      campaign: 'u1',
      offer: 'o1',
      dialing: pick(['manual', 'preview', 'progressive', 'predictive'] as const),
      nix: { listed: random() < 0.05, registerDate },
      suppressions: random() < 0.02 ? [{ owner: 'principal' as const, since: at - DAY }] : [],
      consent:
        random() < 0.1
          ? { givenAt: at - Math.floor(random() * 120) * DAY, withdrawnAt: null, automated: false }
          : null,
      customer:
        random() < 0.1 ? { since: at - 900 * DAY, endedAt: at - Math.floor(random() * 500) * DAY } : null,
      presentedNumber: { from: at - 100 * DAY, to: null, callable: true },
      purpose: 'sell' as const,
      pendingOffer: null,
      history,
    };
  });
}
