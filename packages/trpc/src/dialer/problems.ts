import { formatInstant } from '@ringratt/rules';
import {
  AssignmentNotLive,
  Conflict,
  Forbidden,
  Invalid,
  type Issue,
  NotFound,
  publicId,
  Refused,
  ServiceError,
} from '@ringratt/services';
import { findingsOf } from './findings.ts';

/** RFC 9457. `type` is stable; `detail` is for people and may change. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** What else this type of problem tells: errors, findings, unmet, … */
  [extension: string]: unknown;
}

/** Every type of problem, by the last segment of its URI. The documentation is made from this. */
export const problemTypes = {
  unauthenticated: { status: 401, title: 'The API key is missing, unknown or revoked' },
  'not-found': { status: 404, title: 'It does not exist' },
  forbidden: { status: 403, title: 'The key has not the right' },
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'not-json': { status: 400, title: 'The body is no JSON' },
  'idempotency-key-missing': { status: 400, title: 'The Idempotency-Key is missing or malformed' },
  invalid: { status: 422, title: 'The input is at fault' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key came before with another request' },
  'idempotency-running': { status: 409, title: 'A request with this Idempotency-Key is still running' },
  refused: { status: 409, title: 'The rules refuse the call' },
  'assignment-not-live': { status: 409, title: 'The assignment is not live' },
  'stale-fencing-token': { status: 409, title: "The fencing token is not the claim's" },
  'claim-expired': { status: 409, title: 'The lease has run out' },
  'claim-closed': { status: 409, title: 'The claim is reported or released' },
  'nix-version-complete': { status: 409, title: 'The NIX version is complete and is not changed' },
  'call-not-answered': { status: 409, title: 'The call was not answered' },
  'sale-recorded': { status: 409, title: 'A sale is recorded for the attempt' },
  conflict: { status: 409, title: 'It does not fit what has happened' },
  'unknown-route': { status: 404, title: 'There is no such route' },
  'method-not-allowed': { status: 405, title: 'The route does not take this method' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has to be JSON' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: "The request's headers are too large" },
  internal: { status: 500, title: 'A fault of ours' },
  unavailable: { status: 503, title: 'The database cannot be reached' },
} as const;

export type ProblemCode = keyof typeof problemTypes;

const base = 'https://ringratt.se/problems/';

export function problem(
  code: ProblemCode,
  detail: string,
  extensions: Record<string, unknown> = {},
): Problem {
  const { status, title } = problemTypes[code];
  return { type: `${base}${code}`, title, status, detail, ...extensions };
}

/** A problem on its way up: thrown by the transport, where no service had a say. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Every way an act says no, as a problem; null for what is a fault of ours. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof ServiceError)) return null;
  if (error instanceof NotFound) return problem('not-found', error.message);
  if (error instanceof Forbidden) return problem('forbidden', error.message);
  if (error instanceof Invalid) return invalid(error.issues);
  if (error instanceof AssignmentNotLive) {
    return problem('assignment-not-live', error.message, { unmet: error.unmet });
  }
  if (error instanceof Refused) {
    const { findings, nextAllowedAt } = error.decision;
    return problem('refused', error.message, {
      findings: findingsOf(findings),
      decisionId: error.decisionId && publicId('decision', error.decisionId),
      nextAllowedAt: nextAllowedAt === null ? null : formatInstant(nextAllowedAt),
    });
  }
  if (error instanceof Conflict) {
    return isProblemCode(error.code)
      ? problem(error.code, error.message, error.details)
      : problem('conflict', error.message, error.details);
  }
  return problem('conflict', error.message);
}

/** Services name faults by codes for the portal to translate; the API says them in words. */
const words: Record<string, string> = {
  required: 'This is required.',
  tooLong: 'This is too long.',
  unreadable: 'This holds a character that cannot be kept.',
  notADate: 'Write a date as 2026-11-24.',
  unknownCursor: 'This is no cursor of this list.',
  notAnEmail: 'Write an e-mail address, such as name@example.se.',
  endOfCallUnknown: 'The attempt’s end is not reported: report it first, or say when the call ended.',
  notOffered: 'This is no version of the offer that the attempt was for.',
  inTheFuture: 'This lies in the future.',
  outsideTheCall: 'This lies outside the call.',
  endsBeforeStart: 'This is not after the start.',
  notAudio: 'Send the sound as audio/wav, audio/mpeg or audio/ogg.',
  notThatSound: 'The body is no such sound as its type says.',
  recordedAgainstConsent: 'The consumer said no: send no sound.',
  notASha256: 'Write the SHA-256 as 64 hexadecimal digits.',
  anotherSha256: 'The body has another SHA-256.',
  emptyFile: 'The file is empty.',
  fileTooLarge: 'The file is too large: send it in parts.',
  isExcelWorkbook: 'This is a spreadsheet. Save it as CSV.',
  isBinary: 'This is no text.',
  lineTooLong: 'A line is too long to be one of numbers.',
  noNumberColumn: 'No column holds numbers: give it a title such as `number`.',
  unclosedQuote: 'A quotation mark is opened and never closed.',
  empty: 'This is required.',
  'not-a-number': 'This is no phone number.',
  'not-swedish': 'This is no Swedish number.',
  duplicate: 'The same entry came before.',
  'not-an-instant': 'Write a day as 2026-11-24, or an instant with its offset.',
  'in-the-future': 'This lies in the future.',
  'before-given': 'This is before the consent was given.',
  'before-start': 'This is before it began.',
  'not-yes-or-no': 'Write true or false.',
};

/** A fault's code in words; what is words already stays. */
export const faultWords = (code: string): string => words[code] ?? code;

function invalid(issues: readonly Issue[]): Problem {
  const errors = issues.map((issue) => ({ ...issue, message: faultWords(issue.message) }));
  const detail = errors
    .map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message))
    .join(' ');
  const reused = errors.some((issue) => issue.path === 'Idempotency-Key');
  return problem(reused ? 'idempotency-key-reused' : 'invalid', detail.slice(0, 500), { errors });
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemTypes, code);
}
