import {
  ATTEMPT_OUTCOMES,
  type AttemptCase,
  DIALINGS,
  type PastAttempt,
  type Suppression,
} from './facts/attempt.ts';
import { parseDate } from './time/days.ts';
import { parseInstant } from './time/instants.ts';

/** The first fault of a case in the order of its fields; path `""` for what is no JSON object. */
export interface CaseFault {
  path: string;
  message: string;
}

/** A case with its id, or why it is none; `id` is null unless it was a string. */
export type ParsedCase = { id: string; case: AttemptCase } | { id: string | null; error: CaseFault };

class Fault extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

type Fields = Record<string, unknown>;

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;
const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function objectIn(value: unknown, path: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Fault(path, path === '' ? 'a case must be a JSON object' : 'must be an object');
}

function required(fields: Fields, name: string, path: string): unknown {
  const value = fields[name];
  if (isAbsent(value)) throw new Fault(join(path, name), 'is required');
  return value;
}

function text(fields: Fields, name: string, path = ''): string {
  const value = required(fields, name, path);
  if (typeof value === 'string') return value;
  throw new Fault(join(path, name), 'must be a string');
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  if (allowed.includes(value as T)) return value as T;
  throw new Fault(path, `must be one of ${allowed.join(', ')}`);
}

function optionalFlag(fields: Fields, name: string, path: string): boolean | undefined {
  const value = fields[name];
  if (isAbsent(value)) return undefined;
  if (typeof value === 'boolean') return value;
  throw new Fault(join(path, name), 'must be true or false');
}

function instantIn(value: unknown, path: string): number {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  if (instant !== null) return instant;
  throw new Fault(path, 'must be an ISO 8601 instant with its offset, such as 2026-03-28T12:00:00.000Z');
}

function instant(fields: Fields, name: string, path = ''): number {
  return instantIn(required(fields, name, path), join(path, name));
}

function optionalInstant(fields: Fields, name: string, path: string): number | undefined {
  const value = fields[name];
  return isAbsent(value) ? undefined : instantIn(value, join(path, name));
}

/** Reads an optional object; the reader gets its fields and its path. */
function optional<T>(fields: Fields, name: string, read: (inner: Fields, path: string) => T): T | undefined {
  const value = fields[name];
  return isAbsent(value) ? undefined : read(objectIn(value, name), name);
}

function optionalList<T>(
  fields: Fields,
  name: string,
  read: (inner: Fields, path: string) => T,
): T[] | undefined {
  const value = fields[name];
  if (isAbsent(value)) return undefined;
  if (!Array.isArray(value)) throw new Fault(name, 'must be a list');
  return value.map((element, i) => read(objectIn(element, `${name}[${i}]`), `${name}[${i}]`));
}

function nixIn(fields: Fields, path: string): AttemptCase['nix'] {
  const listed = required(fields, 'listed', path);
  if (typeof listed !== 'boolean') throw new Fault(join(path, 'listed'), 'must be true or false');
  const registerDate = text(fields, 'registerDate', path);
  if (parseDate(registerDate) === null) {
    throw new Fault(join(path, 'registerDate'), 'must be a date of the calendar, YYYY-MM-DD');
  }
  return { listed, registerDate };
}

function suppressionIn(fields: Fields, path: string): Suppression {
  const owner = required(fields, 'owner', path);
  return {
    owner: oneOf(owner, ['principal', 'contactCenter'] as const, join(path, 'owner')),
    since: optionalInstant(fields, 'since', path),
  };
}

function pendingOfferIn(fields: Fields, path: string): AttemptCase['pendingOffer'] {
  const callEndedAt = instant(fields, 'callEndedAt', path);
  const hours = fields.considerationHours;
  if (isAbsent(hours)) return { callEndedAt };
  if (typeof hours !== 'number' || !Number.isFinite(hours) || hours < 0) {
    throw new Fault(join(path, 'considerationHours'), 'must be a number of hours from 0 up');
  }
  return { callEndedAt, considerationHours: hours };
}

function pastAttemptIn(fields: Fields, path: string): PastAttempt {
  return {
    at: instant(fields, 'at', path),
    endedAt: optionalInstant(fields, 'endedAt', path),
    contactCenter: text(fields, 'contactCenter', path),
    campaign: text(fields, 'campaign', path),
    offer: text(fields, 'offer', path),
    outcome: isAbsent(fields.outcome)
      ? undefined
      : oneOf(fields.outcome, ATTEMPT_OUTCOMES, join(path, 'outcome')),
  };
}

/** Reads the fields in the order in which the format lists them: the first fault is the one that is named. */
function caseIn(fields: Fields): { id: string; case: AttemptCase } {
  const id = text(fields, 'id');
  const c: AttemptCase = {
    at: instant(fields, 'at'),
    number: text(fields, 'number'),
    contactCenter: text(fields, 'contactCenter'),
    campaign: text(fields, 'campaign'),
    offer: text(fields, 'offer'),
    dialing: oneOf(required(fields, 'dialing', ''), DIALINGS, 'dialing'),
    nix: optional(fields, 'nix', nixIn),
    suppressions: optionalList(fields, 'suppressions', suppressionIn),
    consent: optional(fields, 'consent', (inner, path) => ({
      givenAt: instant(inner, 'givenAt', path),
      withdrawnAt: optionalInstant(inner, 'withdrawnAt', path),
      automated: optionalFlag(inner, 'automated', path),
    })),
    customer: optional(fields, 'customer', (inner, path) => ({
      since: instant(inner, 'since', path),
      endedAt: optionalInstant(inner, 'endedAt', path),
    })),
    presentedNumber: optional(fields, 'presentedNumber', (inner, path) => ({
      from: optionalInstant(inner, 'from', path),
      to: optionalInstant(inner, 'to', path),
      callable: optionalFlag(inner, 'callable', path),
    })),
    purpose: isAbsent(fields.purpose)
      ? undefined
      : oneOf(fields.purpose, ['sell', 'close'] as const, 'purpose'),
    pendingOffer: optional(fields, 'pendingOffer', pendingOfferIn),
    history: optionalList(fields, 'history', pastAttemptIn),
  };
  return { id, case: c };
}

/**
 * Reads a case of the `check` format from what JSON.parse gave. Unknown fields are ignored. Never throws: a value
 * that is no case comes back with its first fault.
 */
export function parseCase(json: unknown): ParsedCase {
  let id: string | null = null;
  try {
    const fields = objectIn(json, '');
    if (typeof fields.id === 'string') id = fields.id;
    return caseIn(fields);
  } catch (error) {
    if (error instanceof Fault) return { id, error: { path: error.path, message: error.message } };
    return { id, error: { path: '', message: 'the case could not be read' } };
  }
}
