import { type AttemptOutcome, type Dialing, decide, type PastAttempt, parseInstant } from '@ringratt/rules';

export interface LoggedAttempt {
  at: number;
  endedAt: number;
  number: string;
  contactCenter: string;
  campaign: string;
  offer: string;
  outcome: AttemptOutcome | null;
  dialing: Dialing;
}

/** Reads the CSV that the API streams. */
export function parseLog(csv: string): LoggedAttempt[] {
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [startedAt, endedAt, number, contactCenter, campaign, offer, outcome, , , dialing] =
        line.split(',');
      const at = parseInstant(startedAt!)!;
      return {
        at,
        endedAt: endedAt ? parseInstant(endedAt)! : at,
        number: number!,
        contactCenter: contactCenter!,
        campaign: campaign!,
        offer: offer!,
        outcome: outcome as AttemptOutcome,
        dialing: dialing as Dialing,
      };
    });
}

/** What the rules say of a log: each attempt judged against those before it, one line a breach. */
export function breachesIn(log: readonly LoggedAttempt[]): string[] {
  const rules = new Set([
    'calling-hours',
    'closed-day',
    'daily-attempts',
    'attempt-interval',
    'thirty-day-attempts',
    'identical-offer',
  ]);
  const histories = new Map<string, PastAttempt[]>();
  const found: string[] = [];
  for (const attempt of [...log].sort((a, b) => a.at - b.at)) {
    const history = histories.get(attempt.number) ?? [];
    histories.set(attempt.number, history);
    if (attempt.outcome === 'failed') continue;
    const { findings } = decide({
      ...attempt,
      nix: { listed: false, registerDate: new Date(attempt.at - 86_400_000).toISOString().slice(0, 10) },
      presentedNumber: null,
      history,
    });
    for (const { rule } of findings) {
      if (rules.has(rule)) found.push(`${new Date(attempt.at).toISOString()} ${attempt.number} ${rule}`);
    }
    history.push(attempt);
  }
  return found;
}
