import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize, scopes } from '../permissions.ts';
import { reachesAssignment } from './reaches-assignment.ts';
import { apiKeyHash, newApiKey } from './secret.ts';

const schema = z.object({
  name: typedText(120),
  scopes: z.array(z.enum(scopes as [string, ...string[]])).min(1, 'required'),
  /** Narrows the key to one assignment. */
  assignmentId: z.string().nullish(),
  requestsPerSecond: z.number().int().min(1).max(1_000).default(50),
  expiresAt: z.number().int().nullish(),
});

export interface NewApiKey {
  id: string;
  prefix: string;
  /** Shown this once: only a keyed hash is kept. */
  secret: string;
}

/**
 * Makes a machine's key.
 *
 * @throws NotFound where the assignment is not one of the organization's
 */
export async function createApiKey(ctx: Context, input: z.input<typeof schema>): Promise<NewApiKey> {
  authorize(ctx, 'apiKey.write');
  const given = parseInput(schema, input);
  if (given.expiresAt && given.expiresAt <= ctx.clock.now())
    throw new Invalid([{ path: 'expiresAt', message: 'inThePast' }]);
  const assignmentId = given.assignmentId ? idOf('assignment', given.assignmentId) : null;
  if (assignmentId && !(await reachesAssignment(ctx, assignmentId))) throw new NotFound('assignment');
  const now = ctx.clock.now();
  const id = newId(now);
  const { secret, prefix } = newApiKey();
  await inOwnTenant(ctx, async (tx) => {
    await tx.sql`
      insert into api_key (tenant_id, id, name, prefix, secret_hash, scopes, assignment_id, requests_per_second,
        created_at, expires_at)
      values (${ctx.organizationId}, ${id}, ${given.name}, ${prefix}, ${apiKeyHash(ctx.secrets, secret)},
        ${given.scopes}, ${assignmentId}, ${given.requestsPerSecond}, ${now}::timestamptz,
        ${given.expiresAt ?? null}::timestamptz)`;
    await recordEvent(tx, ctx, {
      action: 'apiKey.created',
      subject: publicId('apiKey', id),
      body: {
        prefix,
        scopes: given.scopes,
        assignment: assignmentId && publicId('assignment', assignmentId),
        requestsPerSecond: given.requestsPerSecond,
      },
    });
  });
  return { id: publicId('apiKey', id), prefix, secret };
}
