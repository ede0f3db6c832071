import { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { numberKey } from '../numbers/key.ts';
import { pageInput } from '../page.ts';
import { registerNumber } from './register-number.ts';

/** A register's page, of all of it or of one number. */
export const registerPage = pageInput.extend({ number: z.string().max(60).nullish() });

/**
 * The key of the number that is looked for, null where none is.
 *
 * @throws Invalid for what is no Swedish number
 */
export function searchedKey(ctx: Context, number: string | null | undefined): Buffer | null {
  const given = number?.trim();
  if (!given) return null;
  const parsed = registerNumber(given);
  if (!parsed.ok) throw new Invalid([{ path: 'number', message: parsed.reason }]);
  return numberKey(ctx.secrets, parsed.number);
}
