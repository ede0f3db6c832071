import { type Tx, withCenterOverview, withTenant } from '@ringratt/db';
import type { Dialing } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { cutPage, openCursor, type Page } from '../page.ts';
import { authorize } from '../permissions.ts';
import { readServed, type ServedScript } from '../scripts/for-assignment.ts';
import { readAssignment } from './enter.ts';
import { type GateFacts, gateOf, stateAt } from './gate.ts';
import type { AssignmentState } from './list.ts';
import type { OwnNumber } from './terms.ts';

/** An assignment as the dialer that works on it needs it. Ids are public ones. */
export interface DialerAssignment {
  assignmentId: string;
  state: AssignmentState;
  /** Open while claims are handed out; `unmet` are the ids of the open conditions. */
  gate: { open: boolean; unmet: string[] };
  /** Declared modes; manual dialing needs no declaration. */
  dialingModes: Dialing[];
  capacity: { agents: number; attemptsPerAgentHour: number };
  presentedNumbers: { number: string; from: number; to: number | null }[];
  scriptVersionId: string | null;
  /** The last local day of the period is included. */
  campaign: {
    campaignId: string;
    name: string;
    kind: string;
    state: string;
    startsOn: string;
    endsOn: string;
  };
  principal: { organizationId: string; name: string };
  contactCenterId: string;
}

interface Row extends GateFacts {
  id: string;
  dialingModes: Dialing[];
  scriptVersionId: string | null;
  presentedNumbers: OwnNumber[];
  agents: number;
  attemptsPerAgentHour: number;
  campaignId: string;
  campaignName: string;
  campaignKind: string;
  principalId: string;
  principalName: string;
  contactCenterId: string;
}

/**
 * The organization's assignments, as contact center and as principal, in the order they were made. A key
 * narrowed to one assignment sees that one. Indexes: assignment_contact_center, the primary key.
 */
export async function listDialerAssignments(
  ctx: Context,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<DialerAssignment>> {
  authorize(ctx, 'assignment.read');
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const after = openCursor(page.cursor);
  const read = (tx: Tx, side: 'principal' | 'contactCenter') =>
    readRows(
      tx,
      tx.sql`${side === 'principal' ? tx.sql`a.tenant_id = ${ctx.organizationId}` : tx.sql`a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}`}
        ${narrowed ? tx.sql`and a.id = ${narrowed}` : tx.sql``} ${after ? tx.sql`and a.id > ${after.id}::uuid` : tx.sql``}
        order by a.id limit ${page.limit + 1}`,
    );
  const [asCenter, asPrincipal] = await Promise.all([
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
      read(tx, 'contactCenter'),
    ),
    withTenant(ctx.database, { tenantId: ctx.organizationId, readOnly: true }, (tx) => read(tx, 'principal')),
  ]);
  const rows = [...asCenter, ...asPrincipal].sort((a, b) => (a.id < b.id ? -1 : 1));
  const at = ctx.clock.now();
  return cutPage(
    rows,
    page.limit,
    (row) => present(row, at),
    (row) => ({ key: 0, id: row.id }),
  );
}

/**
 * One of them, with the words of its script.
 *
 * @throws NotFound, then Forbidden
 */
export function getDialerAssignment(
  ctx: Context,
  assignmentId: string,
): Promise<DialerAssignment & { script: ServedScript | null }> {
  return readAssignment(ctx, assignmentId, 'assignment.read', async (tx, assignment) => {
    const [row] = await readRows(tx, tx.sql`a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId}`);
    if (!row) throw new Error('The assignment that was entered is gone.');
    return {
      ...present(row, ctx.clock.now()),
      script: row.scriptVersionId
        ? await readServed(tx, { ...assignment, scriptId: row.scriptVersionId })
        : null,
    };
  });
}

function readRows(tx: Tx, which: ReturnType<Tx['sql']>): Promise<Row[]> {
  return tx.sql<Row[]>`
    select a.id, a.state as "assignmentState", a.agents, a.attempts_per_agent_hour as "attemptsPerAgentHour",
      a.dialing_modes as "dialingModes", a.dialing_declared_at as "dialingDeclaredAt",
      a.script_version_id as "scriptVersionId", a.gate_facts as "gateFacts", a.contact_center_id as "contactCenterId",
      c.id as "campaignId", c.name as "campaignName", c.kind as "campaignKind", c.state as "campaignState",
      c.starts_on as "startsOn", c.ends_on as "endsOn", g.id as "principalId", g.name as "principalName",
      (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'callable', p.callable,
          'from', floor(extract(epoch from p.from_at) * 1000), 'to', floor(extract(epoch from p.to_at) * 1000))
          order by p.created_at, p.id), '[]')
        from presented_number p where p.tenant_id = a.tenant_id and p.assignment_id = a.id) as "presentedNumbers"
    from assignment a
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join organization g on g.id = a.tenant_id
    where ${which}`;
}

function present(row: Row, at: number): DialerAssignment {
  return {
    assignmentId: publicId('assignment', row.id),
    state: stateAt(row, at) as AssignmentState,
    gate: gateOf(row, at),
    dialingModes: row.dialingModes,
    capacity: { agents: row.agents, attemptsPerAgentHour: row.attemptsPerAgentHour },
    presentedNumbers: row.presentedNumbers
      .filter((own: OwnNumber) => own.callable)
      .map(({ number, from, to }) => ({ number, from, to })),
    scriptVersionId: row.scriptVersionId && publicId('script', row.scriptVersionId),
    campaign: {
      campaignId: publicId('campaign', row.campaignId),
      name: row.campaignName,
      kind: row.campaignKind,
      state: row.campaignState,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
    },
    principal: { organizationId: publicId('organization', row.principalId), name: row.principalName },
    contactCenterId: publicId('organization', row.contactCenterId),
  };
}
