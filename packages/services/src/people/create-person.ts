import { withPerson } from '@ringratt/db';
import { z } from 'zod';
import type { Services } from '../context.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { hashPassword } from './password.ts';
import { email, locale } from './schemas.ts';

const schema = z.object({
  email,
  name: typedText(120),
  password: z.string().min(12, 'passwordTooShort').max(1_024, 'tooLong'),
  locale: locale.default('sv'),
});

/**
 * Makes an account. It belongs to no organization until `addMembership` ties it to one.
 *
 * @returns the person's UUID
 * @throws Invalid, also where the e-mail address is taken
 */
export async function createPerson(services: Services, input: z.input<typeof schema>): Promise<string> {
  const person = parseInput(schema, input);
  const now = services.clock.now();
  const id = newId(now);
  const passwordHash = await hashPassword(person.password);
  await withPerson(services.database, { personId: id }, async ({ sql }) => {
    const made = await sql`
      insert into person (id, email, name, password_hash, locale, created_at)
      values (${id}, ${person.email}, ${person.name}, ${passwordHash}, ${person.locale}, ${now}::timestamptz)
      on conflict (email) do nothing`;
    if (made.count === 0) throw new Invalid([{ path: 'email', message: 'taken' }]);
  });
  return id;
}
