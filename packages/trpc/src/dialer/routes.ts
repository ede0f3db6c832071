import type { AnyTRPCProcedure } from '@trpc/server';
import type { DialerMeta } from './procedure.ts';
import { dialerRouter } from './router.ts';

/** A procedure as REST publishes it. */
export interface DialerRoute {
  /** The procedure's path in the router, such as `claims.create`. */
  procedure: string;
  method: 'GET' | 'POST' | 'PUT';
  /** With parameters as OpenAPI writes them: `/v1/claims/{claimId}/extend`. */
  path: string;
  type: 'query' | 'mutation';
  meta: DialerMeta;
}

/** Every procedure that carries a method and a path. */
export const dialerRoutes: readonly DialerRoute[] = Object.entries(
  dialerRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>,
).flatMap(([procedure, { _def }]) => {
  const meta = _def.meta as DialerMeta | undefined;
  if (!meta?.openapi) return [];
  const { method, path } = meta.openapi;
  return [
    {
      procedure,
      method: method as DialerRoute['method'],
      path,
      type: _def.type as 'query' | 'mutation',
      meta,
    },
  ];
});
