import type { Context } from '../context.ts';
import { Forbidden } from '../errors.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/**
 * NIX versions, consents and customer relations are a principal's: in a contact center's tenant nothing would
 * ever read them. They concern all of its campaigns, so that a key of one assignment does not write them.
 *
 * @throws Forbidden for anybody else
 */
export async function authorizeRegisters(ctx: Context): Promise<void> {
  authorize(ctx, 'register.write');
  if (ctx.actor.kind === 'apiKey' && ctx.actor.assignmentId !== null) throw new Forbidden('register.write');
  const [own] = await readOwnTenant(
    ctx,
    ({ sql }) => sql<{ isPrincipal: boolean }[]>`
      select is_principal as "isPrincipal" from organization where id = ${ctx.organizationId}`,
  );
  if (!own?.isPrincipal) throw new Forbidden('register.write');
}
