import { withoutTenant, withPerson } from '@ringratt/db';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { queueEmail } from '../emails/queue.ts';
import { Invalid, NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { linkToken, linkTokenHash } from '../invitations/token.ts';
import { hashPassword, passwordFits } from './password.ts';
import { recordForPerson } from './record-for-person.ts';
import { knownReset } from './reset-link.ts';
import { email, locale, newPassword } from './schemas.ts';
import { countTries, forgetSubjects } from './sign-in-throttle.ts';

const change = z.object({ current: z.string().min(1, 'required').max(1_024, 'tooLong'), next: newPassword });

/**
 * A new password in place of the old. All other sessions end.
 *
 * @throws Invalid at `current` or `next`
 */
export async function changePassword(
  services: Services,
  who: { personId: string; sessionId: string },
  input: z.input<typeof change>,
): Promise<void> {
  const { current, next } = parseInput(change, input);
  const { personId } = who;
  const subject = { subject: `password:${personId}`, most: 10 };
  await countTries(services, [subject]);
  const stored = await withPerson(services.database, { personId }, async ({ sql }) => {
    const [person] = await sql<
      { hash: string }[]
    >`select password_hash as hash from person where id = ${personId}`;
    return person!.hash;
  });
  if (!(await passwordFits(stored, current)))
    throw new Invalid([{ path: 'current', message: 'wrongPassword' }]);
  await forgetSubjects(services, [subject]);
  await setPassword(services, {
    personId,
    password: next,
    keep: who.sessionId,
    action: 'person.passwordChanged',
  });
}

async function setPassword(
  services: Services,
  input: { personId: string; password: string; keep: string | null; action: string; resetId?: string },
): Promise<void> {
  const { personId } = input;
  const now = services.clock.now();
  const hash = await hashPassword(input.password);
  await withPerson(services.database, { personId }, async (tx, enter) => {
    if (input.resetId) {
      const used = await tx.sql`
        update password_reset set used_at = ${now}::timestamptz
        where person_id = ${personId} and id = ${input.resetId} and used_at is null and expires_at > ${now}::timestamptz`;
      if (used.count === 0) throw new NotFound('reset');
    }
    // Every other link that was asked for is worthless with it.
    await tx.sql`update password_reset set used_at = ${now}::timestamptz where person_id = ${personId} and used_at is null`;
    await tx.sql`update person set password_hash = ${hash} where id = ${personId}`;
    await tx.sql`
      update session set revoked_at = ${now}::timestamptz
      where person_id = ${personId} and revoked_at is null and id is distinct from ${input.keep}`;
    await recordForPerson(tx, enter, services, { personId, action: input.action });
  });
}

const resetLength = 60 * 60_000;
const request = z.object({ email, address: z.string().max(100), language: locale.default('sv') });

/**
 * Mails a link to set a new password. Whether the address has an account is told to nobody: the answer is the
 * same, and what has to be done for an account is done after it is given.
 *
 * @returns what is left to do, so that the answer need not wait for it
 * @throws Invalid, SignInThrottled
 */
export async function requestPasswordReset(
  services: Services,
  input: z.input<typeof request>,
): Promise<() => Promise<void>> {
  const { email, address, language } = parseInput(request, input);
  await countTries(services, [
    { subject: `reset:${email}`, most: 5 },
    { subject: `reset address:${address}`, most: 20 },
  ]);
  return () => mailReset(services, email, language);
}

async function mailReset(services: Services, email: string, language: 'sv' | 'en'): Promise<void> {
  const [found] = await withoutTenant(
    services.database,
    (tx) => tx.sql<{ personId: string }[]>`select person_id as "personId" from person_for_sign_in(${email})`,
  );
  if (!found) return;
  const { personId } = found;
  const now = services.clock.now();
  const id = newId(now);
  await withPerson(services.database, { personId }, async (tx, enter) => {
    const [membership] = await tx.sql<{ organizationId: string }[]>`
      select tenant_id as "organizationId" from membership where person_id = ${personId} order by created_at limit 1`;
    // A mail belongs to an organization; one without has nothing to sign in to.
    if (!membership) return;
    const hash = linkTokenHash(services.secrets, linkToken(services.secrets, 'reset', id));
    await tx.sql`
      insert into password_reset (person_id, id, token_hash, created_at, expires_at)
      values (${personId}, ${id}, ${hash}, ${now}::timestamptz, ${now + resetLength}::timestamptz)`;
    const { organizationId } = membership;
    const own = await enter(organizationId);
    const ctx = { ...services, organizationId, actor: { kind: 'job' as const, name: 'password-reset' } };
    await queueEmail(own, ctx, {
      key: `reset:${id}`,
      template: 'password-reset',
      language,
      recipient: email,
      params: { reset: id },
    });
  });
}

const reset = z.object({ token: z.string().max(200), password: newPassword });

/**
 * Sets the password by a link, once. All sessions end; the second factor stays.
 *
 * @throws NotFound alike where the link never was, was used or has run out
 * @throws Invalid at `password`
 */
export async function resetPassword(services: Services, input: z.input<typeof reset>): Promise<void> {
  const { token, password } = parseInput(reset, input);
  const known = await knownReset(services, token);
  if (!known) throw new NotFound('reset');
  await setPassword(services, {
    personId: known.personId,
    password,
    keep: null,
    action: 'person.passwordReset',
    resetId: known.id,
  });
}

const profile = z.object({ name: typedText(120), locale });

/** @throws Invalid */
export async function changeProfile(
  services: Services,
  personId: string,
  input: z.input<typeof profile>,
): Promise<void> {
  const given = parseInput(profile, input);
  await withPerson(services.database, { personId }, async (tx, enter) => {
    await tx.sql`update person set name = ${given.name}, locale = ${given.locale} where id = ${personId}`;
    await recordForPerson(tx, enter, services, { personId, action: 'person.profileChanged' });
  });
}
