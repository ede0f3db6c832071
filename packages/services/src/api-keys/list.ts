import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  assignmentId: string | null;
  requestsPerSecond: number;
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
  /** While a rotation overlaps: the secret before, and until when it works. */
  previousPrefix: string | null;
  previousUntil: number | null;
}

/** The organization's keys, newest first. Index: api_key_created. */
export function listApiKeys(ctx: Context): Promise<ApiKeyRow[]> {
  authorize(ctx, 'apiKey.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<ApiKeyRow[]>`
      select id, name, prefix, scopes, assignment_id as "assignmentId", requests_per_second as "requestsPerSecond",
        created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt",
        previous_prefix as "previousPrefix", previous_until as "previousUntil"
      from api_key where tenant_id = ${ctx.organizationId} order by created_at desc, id desc limit 500`;
    return rows.map((row) => ({
      ...row,
      id: publicId('apiKey', row.id),
      assignmentId: row.assignmentId && publicId('assignment', row.assignmentId),
    }));
  });
}
