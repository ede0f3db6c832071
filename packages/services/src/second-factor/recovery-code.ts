import { createHmac, randomInt } from 'node:crypto';
import type { Tx } from '@ringratt/db';
import type { Secrets, Services } from '../context.ts';

const letters = '23456789abcdefghjkmnpqrstvwxyz';
const howMany = 10;

/** Ten letters in two halves: `k7m2p-x94tq`. */
function newCode(): string {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return `${half()}-${half()}`;
}

/** Reads what a person typed: with or without the hyphen, in either case. */
export function recoveryHash(secrets: Pick<Secrets, 'apiKey'>, personId: string, typed: string): Buffer {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHmac('sha256', secrets.apiKey).update(`recovery:${personId}:${code}`).digest();
}

/** New codes in place of all earlier ones; shown once, kept as hashes. */
export async function replaceRecoveryCodes(tx: Tx, services: Services, personId: string): Promise<string[]> {
  await tx.sql`delete from recovery_code where person_id = ${personId}`;
  const codes = Array.from({ length: howMany }, newCode);
  for (const code of codes) {
    await tx.sql`insert into recovery_code (person_id, code_hash, created_at)
      values (${personId}, ${recoveryHash(services.secrets, personId, code)}, ${services.clock.now()}::timestamptz)`;
  }
  return codes;
}
