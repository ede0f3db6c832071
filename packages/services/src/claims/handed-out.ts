/** A slot handed out under a lease: the right to dial this number once, now. */
export interface Claim {
  attemptId: string;
  slotId: string | null;
  fencingToken: number;
  expiresAt: number;
  number: string;
  presentedNumber: string;
  notBefore: number;
  dialBefore: number;
  attemptNumber: number;
  /** A silent call came first: the agent says so (3.3). */
  redialAfterSilentCall: boolean;
  addressSource: string | null;
  consumer: { name: string | null };
  scriptVersionId: string | null;
}
