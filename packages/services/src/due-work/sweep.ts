import { withoutTenant } from '@ringratt/db';
import { refreshTotals } from '../assignments/refresh-totals.ts';
import { expireLeases } from '../claims/expire.ts';
import type { Context, Services } from '../context.ts';
import { replanOverdue } from '../slots/replan-overdue.ts';

interface Place {
  tenantId: string;
  assignmentId: string;
}

/** What failed, and where: one assignment's fault does not stop the others. */
export type OnFault = (act: string, place: Place, error: unknown) => void;

/** Ends leases that ran out without a report, in every assignment that has one. */
export async function sweepLeases(services: Services, onFault: OnFault): Promise<number> {
  const places = await withoutTenant(
    services.database,
    (tx) => tx.sql<Place[]>`
      select tenant_id as "tenantId", assignment_id as "assignmentId"
      from expired_leases(${services.clock.now()}::timestamptz)`,
  );
  return inEach(services, 'sweep.leases', places, expireLeases, onFault);
}

/** Moves planned slots whose day has closed to their next permitted hours, in every live assignment. */
export async function sweepOverdue(services: Services, onFault: OnFault): Promise<number> {
  return inEach(services, 'sweep.overdue', await livePlaces(services), replanOverdue, onFault);
}

/** Counts anew what pages show, in every live assignment where something happened. */
export async function sweepTotals(services: Services, onFault: OnFault): Promise<number> {
  const count = async (ctx: Context, assignmentId: string) => Number(await refreshTotals(ctx, assignmentId));
  return inEach(services, 'sweep.totals', await livePlaces(services), count, onFault);
}

/** Notes how far the installation's clock has come, so that the demo's never goes back. */
export async function noteClock(services: Services): Promise<void> {
  const now = services.clock.now();
  await withoutTenant(
    services.database,
    (tx) => tx.sql`
      insert into installation (id, clock_seen_at) values (1, ${now}::timestamptz)
      on conflict (id) do update set clock_seen_at = greatest(installation.clock_seen_at, excluded.clock_seen_at)`,
  );
}

function livePlaces(services: Services): Promise<Place[]> {
  return withoutTenant(
    services.database,
    (tx) =>
      tx.sql<
        Place[]
      >`select tenant_id as "tenantId", assignment_id as "assignmentId" from live_assignments()`,
  );
}

async function inEach(
  services: Services,
  act: string,
  places: readonly Place[],
  run: (ctx: Context, assignmentId: string) => Promise<number>,
  onFault: OnFault,
): Promise<number> {
  let total = 0;
  for (const place of places) {
    const ctx: Context = { ...services, organizationId: place.tenantId, actor: { kind: 'job', name: act } };
    try {
      total += await run(ctx, place.assignmentId);
    } catch (error) {
      onFault(act, place, error);
    }
  }
  return total;
}
