import { type Tx, withTenant } from '@ringratt/db';
import type { Context } from './context.ts';

/**
 * The acting organization's own tenant. An auditor gets the role that can only select, whatever the verb
 * goes on to try.
 */
export function inOwnTenant<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const auditor = ctx.actor.kind === 'person' && ctx.actor.role === 'auditor';
  return withTenant(
    ctx.database,
    { tenantId: ctx.organizationId, side: auditor ? 'auditor' : 'principal' },
    work,
  );
}

/** The same for reading alone. */
export function readOwnTenant<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const auditor = ctx.actor.kind === 'person' && ctx.actor.role === 'auditor';
  return withTenant(
    ctx.database,
    { tenantId: ctx.organizationId, side: auditor ? 'auditor' : 'principal', readOnly: true },
    work,
  );
}
