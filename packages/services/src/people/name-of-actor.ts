import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';

/** The name of whoever acts, as it is written beside what they publish, sign or decide. */
export async function nameOfActing(ctx: Context): Promise<string> {
  const { actor } = ctx;
  if (actor.kind === 'job') return actor.name;
  const named = await readOwnTenant(ctx, ({ sql }) =>
    actor.kind === 'person'
      ? sql<{ name: string }[]>`select name from person where id = ${actor.personId}`
      : sql<
          { name: string }[]
        >`select name from api_key where tenant_id = ${ctx.organizationId} and id = ${actor.keyId}`,
  );
  return (
    named[0]?.name ??
    (actor.kind === 'person' ? publicId('person', actor.personId) : publicId('apiKey', actor.keyId))
  );
}
