import { withPerson } from '@ringratt/db';
import type { Context } from '../context.ts';
import { Forbidden, Invalid } from '../errors.ts';
import { countTries, forgetSubjects } from '../people/sign-in-throttle.ts';
import { spendCode } from './spend-code.ts';

/** The throttle's subject for guesses of a person's codes, wherever they are typed. */
export const codeSubject = (personId: string) => ({ subject: `code:${personId}`, most: 10 });

/**
 * Asks once more for the second factor, before an act that binds: the code is used up, whatever becomes of
 * the act. In a transaction of its own, so call it before the act's begins.
 *
 * @throws Invalid at `code`: `required`, `wrongCode`, or `secondFactorMissing` where none is set up
 * @throws SignInThrottled after too many wrong codes
 * @throws Forbidden for machines, which have no second factor
 */
export async function verifySecondFactor(ctx: Context, code: string): Promise<void> {
  if (ctx.actor.kind !== 'person') throw new Forbidden('secondFactor');
  const { personId } = ctx.actor;
  if (code.trim() === '') throw new Invalid([{ path: 'code', message: 'required' }]);
  const subject = codeSubject(personId);
  await countTries(ctx, [subject]);
  const spent = await withPerson(ctx.database, { personId }, (tx) => spendCode(tx, ctx, personId, code));
  if (spent === 'missing') throw new Invalid([{ path: 'code', message: 'secondFactorMissing' }]);
  if (spent === 'wrong') throw new Invalid([{ path: 'code', message: 'wrongCode' }]);
  await forgetSubjects(ctx, [subject]);
}
