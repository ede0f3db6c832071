import { type Tx, withPerson } from '@ringratt/db';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { hashPassword } from './password.ts';
import { email, locale, newPassword } from './schemas.ts';

export const accountSchema = z.object({
  email,
  name: typedText(120),
  password: newPassword,
  locale: locale.default('sv'),
});

/** An account that is not made yet, its password as hash alone. */
export type HashedAccount = Omit<z.output<typeof accountSchema>, 'password'> & { passwordHash: string };

/** The password's hash takes its time: outside any transaction. */
export async function hashAccount({
  password,
  ...account
}: z.output<typeof accountSchema>): Promise<HashedAccount> {
  return { ...account, passwordHash: await hashPassword(password) };
}

/** An account's row, ready to be laid. */
export function accountRow(services: Services, account: HashedAccount) {
  const now = services.clock.now();
  const id = newId(now);
  return {
    id,
    /** @throws Invalid at `email` where it is taken */
    lay: async ({ sql }: Tx): Promise<void> => {
      const made = await sql`
        insert into person (id, email, name, password_hash, locale, created_at)
        values (${id}, ${account.email}, ${account.name}, ${account.passwordHash}, ${account.locale}, ${now}::timestamptz)
        on conflict (email) do nothing`;
      if (made.count === 0) throw new Invalid([{ path: 'email', message: 'taken' }]);
    },
  };
}

/**
 * Makes an account. It belongs to no organization until `addMembership` ties it to one.
 *
 * @returns the person's UUID
 * @throws Invalid, also where the e-mail address is taken
 */
export async function createPerson(
  services: Services,
  input: z.input<typeof accountSchema>,
): Promise<string> {
  const account = accountRow(services, await hashAccount(parseInput(accountSchema, input)));
  await withPerson(services.database, { personId: account.id }, account.lay);
  return account.id;
}
