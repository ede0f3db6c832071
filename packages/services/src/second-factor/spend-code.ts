import type { Tx } from '@ringratt/db';
import type { Services } from '../context.ts';
import { openSecret } from '../sealed-secret.ts';
import { longPast, stepOf } from './one-time-code.ts';
import { recoveryHash } from './recovery-code.ts';

export const seedOf = (personId: string) => ({ purpose: 'person:totp', row: personId });

export type SpentCode = 'code' | 'recoveryCode' | 'wrong' | 'missing';

/**
 * Takes a person's one-time code, or one of their recovery codes, and makes it worthless for the next time.
 * Two who send the same code at once: the second waits for the first's row and is refused.
 */
export async function spendCode(
  tx: Tx,
  services: Services,
  personId: string,
  typed: string,
): Promise<SpentCode> {
  const [person] = await tx.sql<{ seed: Buffer | null }[]>`
    select totp_secret as seed from person where id = ${personId} and totp_confirmed_at is not null for update`;
  if (!person?.seed) return 'missing';
  const code = typed.replace(/\s/g, '');
  if (/^\d{6}$/.test(code)) {
    const step = stepOf(openSecret(services.secrets, seedOf(personId), person.seed), code, services.clock);
    return step !== null && (await spendStep(tx, services, personId, step)) ? 'code' : 'wrong';
  }
  const used = await tx.sql`
    update recovery_code set used_at = ${services.clock.now()}::timestamptz
    where person_id = ${personId} and code_hash = ${recoveryHash(services.secrets, personId, code)} and used_at is null`;
  return used.count > 0 ? 'recoveryCode' : 'wrong';
}

/** @returns false where the step's code was used already */
export async function spendStep(
  tx: Tx,
  services: Services,
  personId: string,
  step: number,
): Promise<boolean> {
  await tx.sql`delete from spent_code where person_id = ${personId} and step < ${longPast(services.clock)}`;
  const spent = await tx.sql`
    insert into spent_code (person_id, step) values (${personId}, ${step}) on conflict do nothing`;
  return spent.count > 0;
}
