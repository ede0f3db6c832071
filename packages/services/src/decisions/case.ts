import type { Tx } from '@ringratt/db';
import type { AttemptCase, Dialing, PresentedNumber } from '@ringratt/rules';
import type { Terms } from '../assignments/terms.ts';
import { pastAttempts, type Reach } from '../claims/reach.ts';
import { type RegisterFacts, registerFacts } from '../registers/facts.ts';

/** Puts together what the rules need to know of one number under an assignment. */
export function caseFor(
  terms: Terms,
  input: {
    at: number;
    dialing: Dialing;
    presentedNumber: PresentedNumber | null;
    registers: RegisterFacts | undefined;
    reach: Reach | undefined;
    purpose?: 'sell' | 'close';
    pendingOffer?: AttemptCase['pendingOffer'];
  },
): AttemptCase {
  return {
    at: input.at,
    contactCenter: terms.contactCenterId,
    campaign: terms.limitsId,
    offer: terms.offerId,
    dialing: input.dialing,
    nix: input.registers?.nix ?? null,
    suppressions: input.registers?.suppressions ?? null,
    consent: input.registers?.consent ?? null,
    customer: input.registers?.customer ?? null,
    presentedNumber: input.presentedNumber ?? { callable: false },
    purpose: input.purpose ?? 'sell',
    pendingOffer: input.pendingOffer ?? null,
    history: pastAttempts(input.reach, terms.offerId),
  };
}

/** The registers' facts of these numbers under an assignment, by the key's hex. */
export function registersUnder(
  tx: Tx,
  terms: Terms,
  keys: readonly Buffer[],
  at: number,
): Promise<Map<string, RegisterFacts>> {
  return registerFacts(tx, {
    principalId: tx.tenantId,
    contactCenterId: terms.contactCenterId,
    productKind: terms.productKind,
    keys,
    at,
  });
}
