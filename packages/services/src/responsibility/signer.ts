import type { Context } from '../context.ts';
import { Forbidden } from '../errors.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { may } from '../permissions.ts';

/** Owners sign, and managers who were given the right. */
export function maySign(actor: Context['actor']): boolean {
  return (
    may(actor, 'assignment.sign') ||
    (actor.kind === 'person' && actor.role === 'manager' && actor.signs === true)
  );
}

/** @throws Forbidden for whoever may not sign on the organization's behalf */
export function authorizeSigning(ctx: Context): asserts ctx is Context & { actor: { kind: 'person' } } {
  if (ctx.actor.kind !== 'person' || !maySign(ctx.actor)) throw new Forbidden('assignment.sign');
}

/** The acting person's name, which the other party reads beside what was said or signed. */
export async function nameOfActor(ctx: Context): Promise<string> {
  if (ctx.actor.kind !== 'person') throw new Forbidden('assignment.write');
  const { personId } = ctx.actor;
  const [person] = await readOwnTenant(
    ctx,
    (tx) => tx.sql<{ name: string }[]>`select name from person where id = ${personId}`,
  );
  if (!person) throw new Forbidden('assignment.write');
  return person.name;
}
