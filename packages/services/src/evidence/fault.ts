/** The first place of a bundle that does not hold. */
export interface Fault {
  reason: FaultReason;
  /** A sentence for people. */
  message: string;
  file: string;
  /** From 1, where the file has lines. */
  line: number | null;
  chain: string | null;
  /** The event's place in its chain. */
  position: number | null;
}

export type FaultReason =
  /** The file is not there. */
  | 'missing-file'
  /** The file is named by no manifest. */
  | 'unknown-file'
  /** The file is not what the manifest says, though its lines hold. */
  | 'changed-file'
  /** The manifest or the key cannot be read. */
  | 'unreadable'
  /** The line is no event, seal or checkpoint in the form in which it was written. */
  | 'damaged-line'
  /** Another position was due here: something was deleted, inserted or swapped. */
  | 'wrong-position'
  /** The event is another chain's. */
  | 'wrong-chain'
  /** The event does not name the hash of the one before. */
  | 'broken-link'
  /** The event is not what was sealed. */
  | 'changed-event'
  /** The chain ends before or after its seals, its checkpoints or the manifest. */
  | 'wrong-end'
  /** A checkpoint was signed over another hash. */
  | 'checkpoint-differs'
  | 'bad-signature'
  /** The bundle is signed by another key than the one that was asked for. */
  | 'unknown-key';

/** Thrown by the parts of the verification, caught at its door. */
export class BundleFault extends Error {
  readonly fault: Fault;
  constructor(
    reason: FaultReason,
    message: string,
    place: { file: string; line?: number; chain?: string; position?: number },
  ) {
    super(message);
    const { file, line = null, chain = null, position = null } = place;
    this.fault = { reason, message, file, line, chain, position };
  }
}
