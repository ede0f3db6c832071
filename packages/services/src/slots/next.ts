import { dayOf, decide, formatDate, type PastAttempt, redialOwed } from '@ringratt/rules';
import { presentedAt, type Terms } from '../assignments/terms.ts';
import type { Reach } from '../claims/reach.ts';
import { caseFor } from '../decisions/case.ts';
import type { RegisterFacts } from '../registers/facts.ts';
import { closingAfter } from './window.ts';

export interface NextSlot {
  notBefore: number;
  dialBefore: number;
  /** Owed after a silent call: 1:1, for a reserved free agent (3.3). */
  redial: boolean;
}

/** Why a contact gets no further slot. */
export type NoSlot = { blockedBy: string } | { exhausted: true };

/** Whether the latest answered attempt of this center in the campaign was silent (3.3). */
export function owesRedial(terms: Terms, reach: Reach | undefined, at: number): boolean {
  const own = (reach ?? [])
    .filter(
      (entry) =>
        entry[3] === terms.contactCenterId &&
        entry[4] === terms.limitsId &&
        entry[1] <= at &&
        entry[5] !== 'failed',
    )
    .map(
      (entry): PastAttempt => ({
        at: entry[1],
        contactCenter: entry[3],
        campaign: entry[4],
        offer: terms.offerId,
        outcome: entry[5],
      }),
    );
  return redialOwed(own);
}

/**
 * The first permitted slot of a number from an instant on: where all rules pass, within the campaign's
 * period. The number is judged as dialed 1:1, so that how a dialer works never ends a contact.
 */
export function nextSlot(
  terms: Terms,
  facts: { registers: RegisterFacts | undefined; reach: Reach | undefined },
  from: number,
): NextSlot | NoSlot {
  const verdict = decide(
    caseFor(terms, {
      at: from,
      dialing: 'manual',
      // The gate keeps the number; a slot is planned for whichever will be shown then.
      presentedNumber: presentedAt(terms, from) ?? { callable: true },
      registers: facts.registers,
      reach: facts.reach,
    }),
    terms.limits,
  );
  const notBefore = verdict.nextAllowedAt;
  if (notBefore === null) {
    const lasting = verdict.findings.find((finding) => finding.until === null);
    return lasting ? { blockedBy: lasting.rule } : { exhausted: true };
  }
  const day = formatDate(dayOf(notBefore));
  if (day > terms.endsOn) return { exhausted: true };
  const dialBefore = closingAfter(notBefore, terms.limits);
  if (dialBefore === null) throw new Error('The rules allowed an instant outside the permitted hours.');
  return { notBefore, dialBefore, redial: owesRedial(terms, facts.reach, from) };
}

/** Attempts that count in the campaign so far, plus this one. */
export function attemptNumber(terms: Terms, reach: Reach | undefined): number {
  return (reach ?? []).filter((entry) => entry[4] === terms.limitsId && entry[5] !== 'failed').length + 1;
}
