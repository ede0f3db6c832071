import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { type Database, queriesOver } from './database.ts';
import type * as schema from './schema/index.ts';

/** A transaction under one side's role. `sql` is the driver, `query` Drizzle over the same connection. */
export interface Tx {
  readonly sql: postgres.TransactionSql;
  readonly query: PostgresJsDatabase<typeof schema>;
  readonly tenantId: string;
}

/** Whose rows a transaction sees. `auditor` can only select. */
export type Side = 'principal' | 'auditor';

/**
 * The same database as an auditor may use it, whatever a verb goes on to try: nothing can be written through
 * it, and where the grant names a campaign nothing outside it can be read.
 */
export function asAuditor(database: Database, scope: { campaignId: string | null }): Database {
  return { sql: database.sql, close: database.close, auditor: { ...scope, writing: database } };
}

/** Behind an auditor's database the one that writes: for the record of what the auditor opens, alone. */
export function recordingDatabase(database: Database): Database {
  return database.auditor?.writing ?? database;
}

/** A party's own tenant, all its rows, and nothing of anyone else's. */
export function withTenant<T>(
  database: Database,
  scope: { tenantId: string; side?: Side; readOnly?: boolean },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const side = database.auditor ? 'auditor' : (scope.side ?? 'principal');
  const campaignId = database.auditor?.campaignId ?? null;
  const role = campaignId ? 'ringratt_campaign_auditor' : `ringratt_${side}`;
  return begin(database, scope.readOnly || side === 'auditor', async (sql) => {
    await sql`select set_config('role', ${role}, true), set_config('app.campaign', ${campaignId ?? ''}, true),
      set_config('app.tenant', ${scope.tenantId}, true), set_config('app.organization', ${scope.tenantId}, true)`;
    return work(transactionOver(sql, scope.tenantId));
  });
}

/** What a contact center's transaction knows of the assignment it is bound to. */
export interface AssignmentScope {
  readonly tenantId: string;
  readonly assignmentId: string;
  readonly campaignId: string;
  readonly contactCenterId: string;
  readonly state: string;
}

/**
 * One assignment, as its contact center: the transaction sees that assignment's rows alone.
 *
 * @returns what `work` returns, or null where the assignment does not exist for this organization
 */
export function withAssignment<T>(
  database: Database,
  scope: { organizationId: string; assignmentId: string; readOnly?: boolean },
  work: (tx: Tx, assignment: AssignmentScope) => Promise<T>,
): Promise<T | null> {
  // A campaign is its principal's: its auditor has no business on a contact center's side.
  if (database.auditor?.campaignId) return Promise.resolve(null);
  return begin(database, scope.readOnly === true || database.auditor !== undefined, async (sql) => {
    const found = await enterAssignment(sql, scope);
    return found ? work(transactionOver(sql, found.tenantId), found) : null;
  });
}

/** All assignments of a contact center, to read lists across them. Never on the claim's path. */
export function withCenterOverview<T>(
  database: Database,
  scope: { organizationId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  // No organization has the empty id: the auditor of one campaign finds nothing here.
  const organizationId = database.auditor?.campaignId ? '' : scope.organizationId;
  return begin(database, true, async (sql) => {
    await sql`select set_config('role', 'ringratt_center_reader', true), set_config('app.organization', ${organizationId}, true)`;
    return work(transactionOver(sql, scope.organizationId));
  });
}

/**
 * Authorized through the assignment, then run as its principal: the limits look across contact centers
 * and campaigns that the center may not see (3.2). Only the claim, the permit, the dry run, the report
 * and what they lead to use this door.
 *
 * @returns what `work` returns, or null where the assignment does not exist for this organization
 */
export function withAssignmentAsPrincipal<T>(
  database: Database,
  scope: { organizationId: string; assignmentId: string; readOnly?: boolean },
  work: (tx: Tx, assignment: AssignmentScope) => Promise<T>,
): Promise<T | null> {
  if (database.auditor?.campaignId)
    return asCampaignAuditor(database, database.auditor.campaignId, scope, work);
  return begin(database, scope.readOnly === true || database.auditor !== undefined, async (sql) => {
    // A center enters through its own policy; the principal itself has the assignment in its own tenant.
    const entered = await enterAssignment(sql, scope);
    if (!entered) {
      const own = await enterOwnAssignment(sql, scope);
      return own && work(transactionOver(sql, own.tenantId), own);
    }
    // Sent ahead of the work's first statement, without waiting for its answer.
    const switched = sql`select set_config('role', 'ringratt_principal', true)`.execute();
    const [, result] = await Promise.all([switched, work(transactionOver(sql, entered.tenantId), entered)]);
    return result;
  });
}

/**
 * One person's own rows: account, sessions, memberships. `enter` goes on in an organization's tenant, in the
 * same transaction and for the rest of it: to write the event, or to take up what the person was invited to.
 */
export function withPerson<T>(
  database: Database,
  scope: { personId: string },
  work: (tx: Tx, enter: (tenantId: string) => Promise<Tx>) => Promise<T>,
): Promise<T> {
  return begin(database, false, async (sql) => {
    await sql`select set_config('role', 'ringratt_person', true), set_config('app.person', ${scope.personId}, true)`;
    return work(transactionOver(sql, scope.personId), async (tenantId) => {
      await sql`select set_config('role', 'ringratt_principal', true), set_config('app.tenant', ${tenantId}, true),
        set_config('app.organization', ${tenantId}, true)`;
      return transactionOver(sql, tenantId);
    });
  });
}

/** No tenant: the look-up functions that run before one is known, and tables that belong to none. */
export function withoutTenant<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return begin(database, false, (sql) => work(transactionOver(sql, '')));
}

/** The audit trail's sealer: it goes from tenant to tenant in one transaction and sees one at a time. */
export function withSealer<T>(
  database: Database,
  work: (sql: postgres.TransactionSql, enter: (tenantId: string) => Promise<Tx>) => Promise<T>,
): Promise<T> {
  return begin(database, false, async (sql) => {
    await sql`select set_config('role', 'ringratt_sealer', true)`;
    return work(sql, async (tenantId) => {
      await sql`select set_config('app.tenant', ${tenantId}, true)`;
      return transactionOver(sql, tenantId);
    });
  });
}

/** Drizzle is built when first asked for: the claim's path never asks. */
function transactionOver(sql: postgres.TransactionSql, tenantId: string): Tx {
  let query: Tx['query'] | undefined;
  return {
    sql,
    tenantId,
    get query() {
      query ??= queriesOver(sql);
      return query;
    },
  };
}

function begin<T>(
  database: Database,
  readOnly: boolean,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return database.sql.begin(readOnly ? 'read only' : '', work) as Promise<T>;
}

/** Judging a number for the auditor of one campaign: authorized by that campaign's rows alone, and only read. */
function asCampaignAuditor<T>(
  database: Database,
  campaignId: string,
  scope: Scope,
  work: (tx: Tx, assignment: AssignmentScope) => Promise<T>,
): Promise<T | null> {
  return begin(database, true, async (sql) => {
    const own = await enterOwnAssignment(sql, scope, { role: 'ringratt_campaign_auditor', campaignId });
    if (!own) return null;
    await sql`select set_config('role', 'ringratt_principal', true)`;
    return work(transactionOver(sql, own.tenantId), own);
  });
}

interface Scope {
  organizationId: string;
  assignmentId: string;
}

async function enterAssignment(sql: postgres.TransactionSql, scope: Scope): Promise<AssignmentScope | null> {
  const [, rows] = await Promise.all([
    sql`select set_config('role', 'ringratt_center', true), set_config('app.organization', ${scope.organizationId}, true),
      set_config('app.assignment', ${scope.assignmentId}, true)`,
    // Reading the assignment through the center's own policy is the authorization.
    sql<AssignmentScope[]>`
      select tenant_id as "tenantId", id as "assignmentId", campaign_id as "campaignId",
        contact_center_id as "contactCenterId", state,
        set_config('app.tenant', tenant_id::text, true), set_config('app.campaign', campaign_id::text, true)
      from assignment where contact_center_id = ${scope.organizationId} and id = ${scope.assignmentId}`,
  ]);
  return rows[0] ?? null;
}

async function enterOwnAssignment(
  sql: postgres.TransactionSql,
  scope: Scope,
  as = { role: 'ringratt_principal', campaignId: '' },
): Promise<AssignmentScope | null> {
  await sql`select set_config('role', ${as.role}, true), set_config('app.organization', ${scope.organizationId}, true),
    set_config('app.tenant', ${scope.organizationId}, true), set_config('app.campaign', ${as.campaignId}, true)`;
  const rows = await sql<AssignmentScope[]>`
    select tenant_id as "tenantId", id as "assignmentId", campaign_id as "campaignId",
      contact_center_id as "contactCenterId", state
    from assignment where tenant_id = ${scope.organizationId} and id = ${scope.assignmentId}`;
  return rows[0] ?? null;
}
