import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/**
 * Ids as the outside sees them: a prefix that names the noun and the UUID in Crockford's base 32, which
 * sorts like the UUID itself.
 */
const prefixes = {
  organization: 'org',
  person: 'per',
  session: 'ses',
  apiKey: 'key',
  request: 'req',
  offer: 'ofr',
  campaign: 'cmp',
  script: 'scr',
  assignment: 'asg',
  presentedNumber: 'pnr',
  contactList: 'lst',
  contact: 'con',
  slot: 'slt',
  claim: 'clm',
  attempt: 'att',
  decision: 'dec',
  incident: 'inc',
  consent: 'cns',
  customerRelation: 'crl',
  obligation: 'obl',
  privacyPolicy: 'pol',
  privacyReview: 'prv',
  attestation: 'agt',
  complaint: 'cpl',
  tracingClaim: 'trc',
  violationReport: 'vio',
  disclosure: 'dsc',
  sale: 'sal',
  document: 'doc',
  acceptance: 'acc',
  withdrawal: 'wdr',
  email: 'eml',
  recording: 'rec',
  auditGrant: 'aud',
  invitation: 'inv',
} as const;

export type Noun = keyof typeof prefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const letterValues = new Map([...alphabet].map((letter, value) => [letter, value]));

const last = { now: Number.NaN, seq: 0 };

/**
 * A new id whose order follows the given instant (epoch milliseconds), and within a millisecond the order in
 * which this process asked.
 */
export function newId(now: number): string {
  // The 32 bits behind the instant begin low enough that they do not run over.
  last.seq = now === last.now ? last.seq + 1 : randomInt(2 ** 31);
  last.now = now;
  return v7({ msecs: now, seq: last.seq });
}

/** `3f…` → `cmp_…` */
export function publicId(noun: Noun, id: string): string {
  const hex = id.replaceAll('-', '');
  // 128 bits are 26 letters of five bits, the first holding three.
  let bits = BigInt(`0x${hex}`);
  let letters = '';
  for (let i = 0; i < 26; i++) {
    letters = alphabet[Number(bits & 31n)] + letters;
    bits >>= 5n;
  }
  return `${prefixes[noun]}_${letters}`;
}

/**
 * `cmp_…` → the UUID, or null for what is no id of that noun. Callers treat null as "does not exist".
 */
export function internalId(noun: Noun, id: string): string | null {
  const prefix = `${prefixes[noun]}_`;
  if (!id.startsWith(prefix) || id.length !== prefix.length + 26) return null;
  let bits = 0n;
  for (const letter of id.slice(prefix.length)) {
    const value = letterValues.get(letter);
    if (value === undefined) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  if (bits >= 1n << 128n) return null;
  const hex = bits.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The noun that an id names, or null for what begins otherwise. */
export function nounOf(id: string): Noun | null {
  return (Object.keys(prefixes) as Noun[]).find((noun) => id.startsWith(`${prefixes[noun]}_`)) ?? null;
}
