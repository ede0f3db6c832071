import { dayOf, evaluateGate, formatDate, type Gate } from '@ringratt/rules';
import { AssignmentNotLive } from '../errors.ts';
import { factsAt, type GatheredFacts, turningPoints } from './gate-facts.ts';
import type { Terms } from './terms.ts';

/** What the gate asks of an assignment's terms. */
export type GateFacts = Pick<
  Terms,
  'assignmentState' | 'campaignState' | 'startsOn' | 'endsOn' | 'gateFacts'
>;

/** Nothing gathered is nothing on record: every condition is open. */
const NOTHING: GatheredFacts = {
  kind: 'sale',
  regime: 'dal2',
  subject: null,
  recorded: true,
  lastAttemptBy: 0,
  traceable: false,
  tradeBodyMember: false,
  numbers: [],
  script: null,
  lists: [],
  registerDate: null,
  dialingModes: [],
  dialingDeclared: false,
  responsibility: null,
  recordingPolicy: null,
  principal: { policy: null, reviewedAt: null, blockingSince: null },
  contactCenter: { policy: null, reviewedAt: null, blockingSince: null },
  agents: [],
};

/** The twelve conditions of the gate (table E) at an instant. */
export function judgeGate(terms: Pick<Terms, 'gateFacts'>, at: number): Gate {
  return evaluateGate(factsAt(terms.gateFacts ?? NOTHING, at));
}

/** The open conditions that keep the gate shut, sorted by id. Advice is never among them. */
export function unmetConditions(terms: Pick<Terms, 'gateFacts'>, at: number): string[] {
  return [...judgeGate(terms, at).unmet].sort();
}

/** When time alone will next change the state of a condition, advice too; null where it will not. */
export function nextTurn(terms: Pick<Terms, 'gateFacts'>, at: number): number | null {
  const states = (gate: Gate) => gate.conditions.map(({ state }) => state).join();
  const now = states(judgeGate(terms, at));
  const points = turningPoints(terms.gateFacts ?? NOTHING, at);
  return points.find((point) => states(judgeGate(terms, point)) !== now) ?? null;
}

/** Whether the campaign's period covers the local day of an instant (1.9). */
export function inPeriod(terms: Pick<Terms, 'startsOn' | 'endsOn'>, at: number): boolean {
  const today = formatDate(dayOf(at));
  return terms.startsOn <= today && today <= terms.endsOn;
}

/** Whether claims are handed out at this instant, and the ids of the open conditions. */
export function gateOf(terms: GateFacts, at: number): { open: boolean; unmet: string[] } {
  const unmet = unmetConditions(terms, at);
  const live = terms.assignmentState === 'live' && terms.campaignState === 'live' && inPeriod(terms, at);
  return { open: live && unmet.length === 0, unmet };
}

/** A live assignment that a lapsed condition has shut is paused until it holds again, without anybody's act. */
export function stateAt(terms: Pick<Terms, 'assignmentState' | 'gateFacts'>, at: number): string {
  const paused = terms.assignmentState === 'live' && unmetConditions(terms, at).length > 0;
  return paused ? 'paused' : terms.assignmentState;
}

/**
 * Lets nothing through unless the assignment is live at this instant.
 *
 * @throws AssignmentNotLive with the ids of the open conditions
 */
export function requireLive(terms: GateFacts, at: number): void {
  const gate = gateOf(terms, at);
  if (!gate.open) throw new AssignmentNotLive(gate.unmet);
}
