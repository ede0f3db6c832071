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

/** An account's row, ready to be laid: the password's hash takes its time, outside any transaction. */
export async function prepareAccount(services: Services, person: z.output<typeof accountSchema>) {
  const now = services.clock.now();
  const id = newId(now);
  const passwordHash = await hashPassword(person.password);
  return {
    id,
    /** @throws Invalid at `email` where it is taken */
    lay: async ({ sql }: Tx): Promise<void> => {
      const made = await sql`
        insert into person (id, email, name, password_hash, locale, created_at)
        values (${id}, ${person.email}, ${person.name}, ${passwordHash}, ${person.locale}, ${now}::timestamptz)
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
  const account = await prepareAccount(services, parseInput(accountSchema, input));
  await withPerson(services.database, { personId: account.id }, account.lay);
  return account.id;
}
