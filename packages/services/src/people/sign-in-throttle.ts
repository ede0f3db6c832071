import { createHmac } from 'node:crypto';
import { withoutTenant } from '@ringratt/db';
import type { Services } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { newId } from '../ids.ts';

const window = 15 * 60_000;
/** Failures within the window after which nothing more is tried. An office shares an address. */
const most = { account: 10, address: 50 };

/** Too many failed sign-ins for this account or from this address. The same for unknown accounts. */
export class SignInThrottled extends ServiceError {
  readonly code = 'too-many-attempts';
  constructor(readonly retryAt: number) {
    super('Too many failed sign-ins.');
  }
}

export interface SignInTry {
  email: string;
  address: string;
}

export interface Throttled {
  /** `account:…`, `address:…`: only a keyed hash of it is kept. */
  subject: string;
  /** Failures within the window after which nothing more is tried. */
  most: number;
}

const subjectsOf = ({ email, address }: SignInTry): Throttled[] => [
  { subject: `account:${email}`, most: most.account },
  { subject: `address:${address}`, most: most.address },
];

const keyed = (services: Services, text: string) =>
  createHmac('sha256', services.secrets.apiKey).update(text).digest();

/**
 * Counts the try as failed before the secret is looked at, so that guesses sent at once count each other; a
 * success takes its rows away again.
 *
 * @throws SignInThrottled
 */
export async function countTries(services: Services, throttled: readonly Throttled[]): Promise<void> {
  const now = services.clock.now();
  await withoutTenant(services.database, async (tx) => {
    for (const { subject: name, most } of throttled) {
      const subject = keyed(services, name);
      await tx.sql`select pg_advisory_xact_lock(hashtextextended(${subject.toString('hex')}, 11))`;
      await tx.sql`delete from sign_in_failure where subject = ${subject} and at < ${now - window}::timestamptz`;
      const [seen] = await tx.sql<{ tries: number; oldest: number | null }[]>`
        select count(*) as tries, min(at) as oldest from sign_in_failure where subject = ${subject}`;
      if (seen!.tries >= most) throw new SignInThrottled((seen!.oldest ?? now) + window);
      await tx.sql`insert into sign_in_failure (subject, at, id) values (${subject}, ${now}::timestamptz, ${newId(now)})`;
    }
  });
}

export const countTry = (services: Services, attempt: SignInTry) => countTries(services, subjectsOf(attempt));

/** After a success: all failures of these subjects. */
export async function forgetSubjects(services: Services, throttled: readonly Throttled[]): Promise<void> {
  await withoutTenant(services.database, async (tx) => {
    for (const { subject } of throttled) {
      await tx.sql`delete from sign_in_failure where subject = ${keyed(services, subject)}`;
    }
  });
}

/** Forgets the account's failures after a success, and one of the address's. */
export async function forgetTries(services: Services, attempt: SignInTry): Promise<void> {
  const [account, address] = subjectsOf(attempt).map(({ subject }) => keyed(services, subject));
  await withoutTenant(services.database, async (tx) => {
    await tx.sql`delete from sign_in_failure where subject = ${account!}`;
    await tx.sql`delete from sign_in_failure where subject = ${address!} and id = (
      select id from sign_in_failure where subject = ${address!} order by at desc limit 1)`;
  });
}
