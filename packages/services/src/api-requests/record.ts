import { withTenant } from '@ringratt/db';
import type { Services } from '../context.ts';
import { newId } from '../ids.ts';

/** A request as the log keeps it: never a number, a body or an address. */
export interface ApiRequest {
  /** The request's id, a UUID; in the answer's header it has a prefix. */
  id: string;
  organizationId: string;
  apiKeyId: string;
  at: number;
  method: string;
  /** The route's template. */
  route: string | null;
  status: number;
  /** Milliseconds. */
  duration: number;
  problem: string | null;
}

/** A new request's id. */
export const newRequestId = (services: Pick<Services, 'clock'>): string => newId(services.clock.now());

/** Writes requests, one statement a tenant. The caller gathers them: no request waits for its own line. */
export async function recordApiRequests(services: Services, requests: readonly ApiRequest[]): Promise<void> {
  const byTenant = new Map<string, ApiRequest[]>();
  for (const request of requests) {
    const own = byTenant.get(request.organizationId);
    if (own) own.push(request);
    else byTenant.set(request.organizationId, [request]);
  }
  for (const [tenantId, own] of byTenant) {
    const rows = own.map(({ id, apiKeyId, at, method, route, status, duration, problem }) => ({
      id,
      key: apiKeyId,
      at: new Date(at).toISOString(),
      method,
      route,
      status,
      duration: Math.round(duration),
      problem,
    }));
    await withTenant(
      services.database,
      { tenantId },
      ({ sql }) => sql`
        insert into api_request (tenant_id, id, at, api_key_id, method, route, status, duration, problem)
        select ${tenantId}, x.id, x.at, x.key, x.method, x.route, x.status, x.duration, x.problem
        from jsonb_to_recordset(${sql.json(rows as never)}) as x(id uuid, key uuid, at timestamptz, method text, route text,
          status int, duration int, problem text)
        on conflict do nothing`,
    );
  }
}
