import { withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { recordForPerson } from '../people/record-for-person.ts';
import { sessionLength } from '../people/session-token.ts';
import { countTries, forgetSubjects } from '../people/sign-in-throttle.ts';
import { openSecret, sealSecret } from '../sealed-secret.ts';
import { enrolmentUri, newSeed, stepOf } from './one-time-code.ts';
import { replaceRecoveryCodes } from './recovery-code.ts';
import { seedOf, spendCode, spendStep } from './spend-code.ts';
import { codeSubject } from './verify.ts';

export interface Enrolment {
  /** Base32, for who cannot scan. */
  seed: string;
  /** What the picture says. */
  uri: string;
}

/**
 * The seed that a person is about to put into their authenticator. The same one until a first code has fit:
 * a page that is loaded again shows the same picture.
 */
export async function beginEnrolment(services: Services, personId: string): Promise<Enrolment> {
  return withPerson(services.database, { personId }, async ({ sql }) => {
    const [person] = await sql<{ email: string; next: Buffer | null }[]>`
      select email, totp_next_secret as next from person where id = ${personId} for update`;
    if (!person) throw new Error('A person who is signed in has a row.');
    const seed = person.next ? openSecret(services.secrets, seedOf(personId), person.next) : newSeed();
    if (!person.next) {
      await sql`update person set totp_next_secret = ${sealSecret(services.secrets, seedOf(personId), seed)} where id = ${personId}`;
    }
    return { seed, uri: enrolmentUri(seed, person.email) };
  });
}

/**
 * A first code fits: from now on signing in asks for one. The session it was typed in counts as signed in
 * with both factors; all others are asked for a code at their next request.
 *
 * @returns the recovery codes, shown this once
 * @throws Invalid at `code`
 * @throws SignInThrottled
 */
export async function confirmEnrolment(
  services: Services,
  input: {
    personId: string;
    sessionId?: string | undefined;
    code: string;
    /** A code of the authenticator that is set up already, or a recovery code: who replaces it shows that they have it. */
    currentCode?: string | undefined;
  },
): Promise<string[]> {
  const { personId } = input;
  const code = input.code.replace(/\s/g, '');
  if (code === '') throw new Invalid([{ path: 'code', message: 'required' }]);
  const subject = codeSubject(personId);
  await countTries(services, [subject]);
  const now = services.clock.now();
  const codes = await withPerson(services.database, { personId }, async (tx, enter) => {
    const [person] = await tx.sql<{ next: Buffer | null; confirmed: boolean }[]>`
      select totp_next_secret as next, totp_confirmed_at is not null as confirmed from person where id = ${personId} for update`;
    if (person?.confirmed) {
      const spent = await spendCode(tx, services, personId, input.currentCode ?? '');
      if (spent === 'wrong') throw new Invalid([{ path: 'currentCode', message: 'wrongCode' }]);
    }
    const step = person?.next
      ? stepOf(openSecret(services.secrets, seedOf(personId), person.next), code, services.clock)
      : null;
    if (step === null) throw new Invalid([{ path: 'code', message: 'wrongCode' }]);
    await tx.sql`delete from spent_code where person_id = ${personId}`;
    await spendStep(tx, services, personId, step);
    await tx.sql`
      update person set totp_secret = totp_next_secret, totp_next_secret = null,
        totp_confirmed_at = ${now}::timestamptz where id = ${personId}`;
    await tx.sql`
      update session set second_factor_at = ${now}::timestamptz, expires_at = ${now + sessionLength}::timestamptz
      where id = ${input.sessionId ?? null} and person_id = ${personId} and revoked_at is null`;
    await tx.sql`
      update session set second_factor_at = null
      where id is distinct from ${input.sessionId ?? null} and person_id = ${personId} and revoked_at is null`;
    const recovery = await replaceRecoveryCodes(tx, services, personId);
    await recordForPerson(tx, enter, services, { personId, action: 'person.secondFactorSet' });
    return recovery;
  });
  await forgetSubjects(services, [subject]);
  return codes;
}

/**
 * New recovery codes in place of the earlier ones, for who shows a code of the authenticator or one of them.
 *
 * @throws Invalid at `code`: `required`, `wrongCode`, or `secondFactorMissing` where none is set up
 * @throws SignInThrottled
 */
export async function renewRecoveryCodes(
  services: Services,
  { personId, code }: { personId: string; code: string },
): Promise<string[]> {
  if (code.trim() === '') throw new Invalid([{ path: 'code', message: 'required' }]);
  const subject = codeSubject(personId);
  await countTries(services, [subject]);
  const renewed = await withPerson(services.database, { personId }, async (tx, enter) => {
    const spent = await spendCode(tx, services, personId, code);
    if (spent === 'missing') throw new Invalid([{ path: 'code', message: 'secondFactorMissing' }]);
    if (spent === 'wrong') throw new Invalid([{ path: 'code', message: 'wrongCode' }]);
    const codes = await replaceRecoveryCodes(tx, services, personId);
    await recordForPerson(tx, enter, services, { personId, action: 'person.recoveryCodesRenewed' });
    return codes;
  });
  await forgetSubjects(services, [subject]);
  return renewed;
}

export interface SecondFactorState {
  confirmedAt: number | null;
  recoveryCodesLeft: number;
  /** An owner, a signer or an auditor cannot be without. */
  required: boolean;
}

export async function secondFactorOf(services: Services, personId: string): Promise<SecondFactorState> {
  return withPerson(services.database, { personId }, async ({ sql }) => {
    const [state] = await sql<SecondFactorState[]>`
      select totp_confirmed_at as "confirmedAt",
        (select count(*) from recovery_code r where r.person_id = p.id and r.used_at is null) as "recoveryCodesLeft",
        exists (select from membership m where m.person_id = p.id and (m.role in ('owner', 'auditor') or m.signs)) as required
      from person p where p.id = ${personId}`;
    return { ...state! };
  });
}
