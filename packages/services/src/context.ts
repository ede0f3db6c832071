import type { Database } from '@ringratt/db';
import type { Clock } from './clock.ts';
import type { RecordingStore } from './recording-store/port.ts';
import type { Role } from './roles.ts';

/** Who acts: a person in a role, a machine by its key, or the platform's own job. All alike to a verb. */
export type Actor =
  | {
      kind: 'person';
      personId: string;
      role: Role;
      /** A manager who was given the right to sign. */
      signs?: boolean;
      /** An auditor's grant; `viewing` where the granter looks at what its auditor will see. */
      grant?: { id: string; campaignId: string | null; viewing?: boolean } | null;
    }
  | { kind: 'apiKey'; keyId: string; scopes: readonly string[]; assignmentId: string | null }
  | { kind: 'job'; name: string };

export interface Secrets {
  /** Keys the hash that stands for a phone number; one for the installation, outside the database. */
  numberKey: string;
  /** Keys the hash of API keys and session tokens. */
  apiKey: string;
  /** Wraps the keys of recordings; without it the wrapping key follows from `apiKey`. */
  recording?: string | undefined;
  /** Seed of the key that signs the audit trail's checkpoints; without it the seed follows from `numberKey`. */
  checkpoint?: string | undefined;
}

/** What the programs open once. */
export interface Services {
  database: Database;
  clock: Clock;
  secrets: Secrets;
  /** Where recordings lie; programs that never touch one leave it out. */
  recordings?: RecordingStore | undefined;
}

/** What every verb takes first: on behalf of which organization, by whom. */
export interface Context extends Services {
  /** The organization's (tenant's) UUID. */
  organizationId: string;
  actor: Actor;
  /** Set for a request with an Idempotency-Key: the verb's result is stored in its own transaction. */
  idempotency?: { key: string; route: string; bodyHash: Buffer };
}

/** The actor's public name in events: `person:…`, `apiKey:…`, `job:…`. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.personId;
    case 'apiKey':
      return actor.keyId;
    case 'job':
      return actor.name;
  }
}
