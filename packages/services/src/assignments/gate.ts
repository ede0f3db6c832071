import { dayOf, formatDate } from '@ringratt/rules';
import { AssignmentNotLive } from '../errors.ts';
import { presentedAt, type Terms } from './terms.ts';

/**
 * The open conditions of the gate (table E of the catalogue) that the facts on record can answer, sorted
 * by id. Advice is never among them.
 */
export function unmetConditions(terms: Terms, at: number): string[] {
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

/**
 * Lets nothing through unless the assignment is live at this instant.
 *
 * @throws AssignmentNotLive with the ids of the open conditions
 */
export function requireLive(terms: Terms, at: number): void {
  const unmet = unmetConditions(terms, at);
  const live = terms.assignmentState === 'live' && terms.campaignState === 'live' && inPeriod(terms, at);
  if (!live || unmet.length > 0) throw new AssignmentNotLive(unmet);
}
