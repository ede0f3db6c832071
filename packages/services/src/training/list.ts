import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput, soughtText } from '../input.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { authorizeTraining } from './attest.ts';

export const agentStates = ['valid', 'expiring', 'expired', 'incomplete', 'ended'] as const;
export type AgentState = (typeof agentStates)[number];

/** How long before its last day an attestation is shown as running out. */
const SOON = 30 * 86_400_000;

export interface AgentItem {
  id: string;
  reference: string;
  guidelines: boolean;
  nixRules: boolean;
  writtenRequirement: boolean;
  attestedOn: string;
  expiresOn: string;
  source: 'form' | 'file' | 'api';
  createdAt: number;
  state: AgentState;
}

const schema = pageInput.extend({
  state: z.enum(agentStates).optional(),
  /** The beginning of a reference. */
  reference: soughtText(120).optional(),
});

type Row = Omit<AgentItem, 'state'> & { validFrom: number; validUntil: number; endedAt: number | null };

function stateOf(row: Row, now: number): AgentState {
  if (row.endedAt !== null) return 'ended';
  if (row.validUntil <= now) return 'expired';
  if (!row.guidelines || !row.nixRules || !row.writtenRequirement) return 'incomplete';
  return row.validUntil <= now + SOON ? 'expiring' : 'valid';
}

/** The center's agents and what each has attested to, the soonest to run out first. Index: agent_attestation_expiry. */
export async function listAgents(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<AgentItem> & { counts: Record<AgentState, number> }> {
  authorize(ctx, 'agent.read');
  const { limit, state, reference, ...rest } = parseInput(schema, input);
  const after = openInstantCursor(rest.cursor);
  const now = ctx.clock.now();
  return readOwnTenant(ctx, async ({ sql }) => {
    const complete = sql`(guidelines and nix_rules and written_requirement)`;
    const of = {
      ended: sql`ended_at is not null`,
      expired: sql`ended_at is null and valid_until <= ${now}::timestamptz`,
      incomplete: sql`ended_at is null and valid_until > ${now}::timestamptz and not ${complete}`,
      expiring: sql`ended_at is null and ${complete} and valid_until > ${now}::timestamptz and valid_until <= ${now + SOON}::timestamptz`,
      valid: sql`ended_at is null and ${complete} and valid_until > ${now + SOON}::timestamptz`,
    };
    const own = sql`tenant_id = ${ctx.organizationId} and superseded_at is null`;
    const [rows, [counted]] = await Promise.all([
      sql<Row[]>`
        select id, reference, guidelines, nix_rules as "nixRules", written_requirement as "writtenRequirement",
          attested_on as "attestedOn", expires_on as "expiresOn", source, created_at as "createdAt",
          valid_from as "validFrom", valid_until as "validUntil", ended_at as "endedAt"
        from agent_attestation
        where ${own} ${state === undefined ? sql`and ended_at is null` : sql`and ${of[state]}`}
          ${reference ? sql`and starts_with(lower(reference), lower(${reference}))` : sql``}
          ${after === null ? sql`` : sql`and (valid_until, id) > (${after.key}::timestamptz, ${after.id}::uuid)`}
        order by valid_until, id limit ${limit + 1}`,
      sql<Record<AgentState, number>[]>`
        select count(*) filter (where ${of.valid}) as valid, count(*) filter (where ${of.expiring}) as expiring,
          count(*) filter (where ${of.expired}) as expired, count(*) filter (where ${of.incomplete}) as incomplete,
          count(*) filter (where ${of.ended}) as ended
        from agent_attestation where ${own}`,
    ]);
    const page = cutPage(
      rows,
      limit,
      ({ validFrom: _, validUntil, endedAt, ...row }) => ({
        ...row,
        id: publicId('attestation', row.id),
        state: stateOf({ ...row, validFrom: _, validUntil, endedAt }, now),
      }),
      (row) => ({ key: row.validUntil, id: row.id }),
    );
    return { ...page, counts: counted! };
  });
}

/** Notes that an agent calls no more: its attestation ends now, and stays for what was called before. */
export async function endAgent(ctx: Context, input: { reference: string }): Promise<void> {
  await authorizeTraining(ctx);
  return inOwnTenant(ctx, async (tx) => {
    const ended = await tx.sql`
      update agent_attestation set ended_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${tx.tenantId} and reference = ${input.reference} and superseded_at is null and ended_at is null`;
    if (ended.count === 0) throw new NotFound('agent');
    await recordEvent(tx, ctx, { action: 'agent.ended', subject: `agent:${input.reference}` });
  });
}
