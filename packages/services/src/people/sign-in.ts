import { withoutTenant, withPerson } from '@ringratt/db';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { newId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { spendCode } from '../second-factor/spend-code.ts';
import { codeSubject } from '../second-factor/verify.ts';
import { type Lack, lookUpSession } from './find-session.ts';
import { passwordFits } from './password.ts';
import { recordForPerson } from './record-for-person.ts';
import { email } from './schemas.ts';
import { newSessionToken, sessionLength, sessionTokenHash, waitingLength } from './session-token.ts';
import { countTries, countTry, forgetSubjects, forgetTries } from './sign-in-throttle.ts';

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
  /** The one-time code, where the browser has it already; it may come later, by `completeSignIn`. */
  code: z.string().max(100).nullish(),
});

export interface OpenedSession {
  /** Opaque; only its hash is kept. */
  token: string;
  personId: string;
  expiresAt: number;
  /** What it still lacks before it opens anything. */
  lacks: Lack | null;
}

/**
 * Opens a session for an e-mail address and its password. Where a second factor is owed, the session waits
 * for it, twenty minutes at most.
 *
 * @throws Invalid, SignInRefused, SignInThrottled
 */
export async function signIn(services: Services, input: z.input<typeof schema>): Promise<OpenedSession> {
  const { email, password, address, userAgent, code } = parseInput(schema, input);
  await countTry(services, { email, address });
  const [found] = await withoutTenant(
    services.database,
    (tx) =>
      tx.sql<{ personId: string; passwordHash: string }[]>`
        select person_id as "personId", password_hash as "passwordHash" from person_for_sign_in(${email})`,
  );
  if (!(await passwordFits(found?.passwordHash ?? null, password)) || !found) throw new SignInRefused();
  const opened = await openSession(services, { personId: found.personId, userAgent });
  if (opened.lacks === 'code' && code) {
    await completeSignIn(services, { token: opened.token, code, address });
    opened.lacks = null;
  }
  await forgetTries(services, { email, address });
  return opened;
}

/** Opens a session for a person whose first factor was seen: a password, or their organization's own sign-in. */
export async function openSession(
  services: Services,
  {
    personId,
    userAgent,
    organizationId,
  }: {
    personId: string;
    userAgent?: string | null | undefined;
    /** Whose provider vouched for the person; the session opens that organization alone. */
    organizationId?: string | undefined;
  },
): Promise<OpenedSession> {
  const now = services.clock.now();
  const token = newSessionToken();
  return withPerson(services.database, { personId }, async ({ sql }) => {
    const [person] = await sql<{ hasSecondFactor: boolean; needsOne: boolean }[]>`
      select totp_confirmed_at is not null as "hasSecondFactor",
        exists (select from membership m where m.person_id = p.id and (m.role in ('owner', 'auditor') or m.signs)) as "needsOne"
      from person p where p.id = ${personId}`;
    const lacks = person!.hasSecondFactor ? 'code' : person!.needsOne ? 'enrolment' : null;
    const expiresAt = now + (lacks ? waitingLength : sessionLength);
    await sql`
      insert into session (id, person_id, token_hash, created_at, last_seen_at, expires_at, user_agent,
        organization_id)
      values (${newId(now)}, ${personId}, ${sessionTokenHash(services.secrets, token)}, ${now}::timestamptz,
        ${now}::timestamptz, ${expiresAt}::timestamptz, ${userAgent ?? null}, ${organizationId ?? null})`;
    return { token, personId, expiresAt, lacks };
  });
}

/** The code did not fit, or was used before. */
export class CodeRefused extends ServiceError {
  readonly code = 'code-refused';
  constructor() {
    super('The code does not fit, or was used before.');
  }
}

/**
 * The second step: a session that waits for a one-time code, or a recovery code, gets it.
 *
 * @throws CodeRefused, SignInThrottled
 * @throws SignInRefused where the session does not wait any more
 */
export async function completeSignIn(
  services: Services,
  input: { token: string; code: string; address: string },
): Promise<void> {
  const found = await lookUpSession(services, input.token);
  if (found?.lacks !== 'code') throw new SignInRefused();
  const personId = found.session.person.id;
  const account = codeSubject(personId);
  await countTries(services, [account, { subject: `address:${input.address}`, most: 50 }]);
  const now = services.clock.now();
  const spent = await withPerson(services.database, { personId }, async (tx, enter) => {
    const spent = await spendCode(tx, services, personId, input.code);
    if (spent === 'wrong' || spent === 'missing') return spent;
    await tx.sql`
      update session set second_factor_at = ${now}::timestamptz,
        expires_at = greatest(expires_at, ${now + sessionLength}::timestamptz)
      where person_id = ${personId} and id = ${found.session.id} and revoked_at is null`;
    if (spent === 'recoveryCode') {
      await recordForPerson(tx, enter, services, { personId, action: 'person.recoveryCodeUsed' });
    }
    return spent;
  });
  if (spent === 'wrong' || spent === 'missing') throw new CodeRefused();
  await forgetSubjects(services, [account]);
}
