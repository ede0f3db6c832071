import { withoutTenant, withPerson } from '@ringratt/db';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { newId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { passwordFits } from './password.ts';
import { email } from './schemas.ts';
import { newSessionToken, sessionLength, sessionTokenHash } from './session-token.ts';
import { countTry, forgetTries } from './sign-in-throttle.ts';

/** One answer for a wrong password and for an account that does not exist. */
export class SignInRefused extends ServiceError {
  readonly code = 'sign-in-refused';
  constructor() {
    super('No account has this e-mail address and password.');
  }
}

const schema = z.object({
  email,
  password: z.string().min(1, 'required').max(1_024, 'tooLong'),
  /** Where the request came from, for throttling. */
  address: z.string().max(100),
  userAgent: z.string().max(400).nullish(),
});

/**
 * Opens a session for an e-mail address and its password.
 *
 * @returns the opaque token that the browser carries; only its hash is kept
 * @throws Invalid, SignInRefused, SignInThrottled
 */
export async function signIn(
  services: Services,
  input: z.input<typeof schema>,
): Promise<{ token: string; personId: string; expiresAt: number }> {
  const { email, password, address, userAgent } = parseInput(schema, input);
  await countTry(services, { email, address });
  const [found] = await withoutTenant(
    services.database,
    (tx) =>
      tx.sql<{ personId: string; passwordHash: string }[]>`
        select person_id as "personId", password_hash as "passwordHash" from person_for_sign_in(${email})`,
  );
  if (!(await passwordFits(found?.passwordHash ?? null, password)) || !found) throw new SignInRefused();
  await forgetTries(services, { email, address });
  const now = services.clock.now();
  const token = newSessionToken();
  const expiresAt = now + sessionLength;
  await withPerson(
    services.database,
    { personId: found.personId },
    (tx) => tx.sql`
      insert into session (id, person_id, token_hash, created_at, last_seen_at, expires_at, user_agent)
      values (${newId(now)}, ${found.personId}, ${sessionTokenHash(services.secrets, token)}, ${now}::timestamptz,
        ${now}::timestamptz, ${expiresAt}::timestamptz, ${userAgent ?? null})`,
  );
  return { token, personId: found.personId, expiresAt };
}
