import { dayOf, formatDate } from '@ringratt/rules';
import { AssignmentNotLive } from '../errors.ts';
import { presentedAt, type Terms } from './terms.ts';

/** What the gate asks of an assignment's terms. */
export type GateFacts = Pick<
  Terms,
  | 'assignmentState'
  | 'campaignState'
  | 'startsOn'
  | 'endsOn'
  | 'dialingModes'
  | 'dialingDeclaredAt'
  | 'scriptVersionId'
  | 'principalSignedAt'
  | 'contactCenterSignedAt'
  | 'presentedNumbers'
>;

/**
 * The open conditions of the gate (table E of the catalogue) that the facts on record can answer, sorted
 * by id. Advice is never among them.
 */
export function unmetConditions(terms: GateFacts, at: number): string[] {
  const unmet: string[] = [];
  if (terms.dialingDeclaredAt === null || terms.dialingModes.length === 0) unmet.push('dialing-mode');
  if (presentedAt(terms, at) === null) unmet.push('number-traceability');
  if (terms.principalSignedAt === null || terms.contactCenterSignedAt === null)
    unmet.push('responsibility-agreement');
  if (terms.scriptVersionId === null) unmet.push('script-elements');
  return unmet;
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

/**
 * Lets nothing through unless the assignment is live at this instant.
 *
 * @throws AssignmentNotLive with the ids of the open conditions
 */
export function requireLive(terms: GateFacts, at: number): void {
  const gate = gateOf(terms, at);
  if (!gate.open) throw new AssignmentNotLive(gate.unmet);
}
