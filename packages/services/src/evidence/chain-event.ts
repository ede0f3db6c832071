import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';

/**
 * An event as its chain holds it, and as a bundle carries it: a line of canonical JSON. Its SHA-256 is the
 * event's hash and the next line's `previous`, so `sha256sum` is enough to follow a chain by hand.
 *
 * It holds no phone number: numbers stand here as keyed hashes (`number:…`), and the rows that join a hash
 * to a consumer lie outside. Erasing those leaves every line, and so the chain, as it was.
 */
export interface ChainEvent {
  /** Version of this form. */
  v: 1;
  /** The organization in whose tenant the chain lies: `org_…`. */
  tenant: string;
  /** `asg_…` for an assignment's chain, `org_…` for what belongs to none. */
  chain: string;
  /** From 1 without a gap. */
  position: number;
  /** The hash of the event before, in hexadecimal; null for the first. */
  previous: string | null;
  /** UTC with milliseconds. */
  at: string;
  /** On whose behalf: `org_…`. */
  organization: string;
  actor: { kind: string; id: string };
  action: string;
  subject: string;
  assignment: string | null;
  body: unknown;
}

/** The event's line, without its line feed. */
export function lineOf(event: ChainEvent): string {
  return canonical(event);
}

export function hashOf(line: string | Uint8Array): Buffer {
  return createHash('sha256').update(line).digest();
}
