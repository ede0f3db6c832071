import type { Tx } from '@ringratt/db';
import { addMonthsToDay, dayOf, formatDate, parseDate, startOfDay } from '@ringratt/rules';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Forbidden } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId } from '../ids.ts';
import { localDay, parseInput, typedText } from '../input.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/** Months an attestation holds unless another last day is given. The guidelines set none: docs/decisions/0076. */
const HOLDS_MONTHS = 12;

const reference = typedText(120).refine((value) => !/\p{Surrogate}/u.test(value), 'unreadable');
const topic = z.boolean({ error: 'required' });

export const attestationInput = z.object({
  /** As the dialer reports the agent. */
  reference,
  guidelines: topic,
  nixRules: topic,
  writtenRequirement: topic,
  attestedOn: localDay,
  /** The last day it holds; twelve months on unless given. */
  expiresOn: localDay.nullish(),
});

export interface Attestation {
  reference: string;
  guidelines: boolean;
  nixRules: boolean;
  writtenRequirement: boolean;
  attestedOn: string;
  expiresOn: string;
}

/** What is wrong with an attestation's days, by field. */
export function faultInDays(
  given: { attestedOn: string; expiresOn: string },
  now: number,
): { path: 'attestedOn' | 'expiresOn'; message: string } | null {
  const [from, to] = [parseDate(given.attestedOn), parseDate(given.expiresOn)];
  if (from === null) return { path: 'attestedOn', message: 'notADate' };
  if (to === null) return { path: 'expiresOn', message: 'notADate' };
  if (from > dayOf(now)) return { path: 'attestedOn', message: 'inTheFuture' };
  if (to < from) return { path: 'expiresOn', message: 'endsBeforeStart' };
  return null;
}

/** The last day an attestation made on a day holds where nothing else is said. */
export function defaultExpiry(attestedOn: string): string {
  const from = parseDate(attestedOn);
  return from === null ? attestedOn : formatDate(addMonthsToDay(from, HOLDS_MONTHS) - 1);
}

/** Agents are a contact center's: nobody else's reference is ever reported. */
export async function authorizeTraining(ctx: Context): Promise<void> {
  authorize(ctx, 'agent.write');
  // Agents work in many assignments: a key of one does not write them.
  if (ctx.actor.kind === 'apiKey' && ctx.actor.assignmentId !== null) throw new Forbidden('agent.write');
  const [own] = await readOwnTenant(
    ctx,
    ({ sql }) => sql<{ isContactCenter: boolean }[]>`
      select is_contact_center as "isContactCenter" from organization where id = ${ctx.organizationId}`,
  );
  if (!own?.isContactCenter) throw new Forbidden('agent.write');
}

/**
 * Writes attestations, the newest in place of the one before, which stays as history: a late report is judged by
 * what held when its call was made. The same again changes nothing.
 *
 * @returns how many were new or changed
 */
export async function writeAttestations(
  tx: Tx,
  ctx: Context,
  entries: readonly Attestation[],
  source: 'form' | 'file' | 'api',
): Promise<number> {
  if (entries.length === 0) return 0;
  const now = ctx.clock.now();
  const rows = entries.map((entry) => ({
    ...entry,
    id: newId(now),
    from: new Date(startOfDay(parseDate(entry.attestedOn)!)).toISOString(),
    until: new Date(startOfDay(parseDate(entry.expiresOn)! + 1)).toISOString(),
  }));
  const written = await tx.sql<{ reference: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, reference text, guidelines boolean,
        "nixRules" boolean, "writtenRequirement" boolean, "attestedOn" text, "expiresOn" text, "from" timestamptz, "until" timestamptz)
    ), fresh as (
      select g.* from given g where not exists (
        select from agent_attestation a
        where a.tenant_id = ${tx.tenantId} and a.reference = g.reference and a.superseded_at is null and a.ended_at is null
          and a.guidelines = g.guidelines and a.nix_rules = g."nixRules" and a.written_requirement = g."writtenRequirement"
          and a.attested_on = g."attestedOn" and a.expires_on = g."expiresOn")
    ), closed as (
      update agent_attestation a set superseded_at = ${now}::timestamptz
      where a.tenant_id = ${tx.tenantId} and a.superseded_at is null and a.reference in (select reference from fresh)
      returning a.reference
    )
    select f.reference, (select count(*) from closed) as n from fresh f`;
  const fresh = new Set(written.map((row) => row.reference));
  const added = rows.filter((row) => fresh.has(row.reference));
  if (added.length === 0) return 0;
  await tx.sql`
    insert into agent_attestation (tenant_id, id, reference, guidelines, nix_rules, written_requirement, attested_on,
      expires_on, valid_from, valid_until, source, created_at)
    select ${tx.tenantId}, x.id, x.reference, x.guidelines, x."nixRules", x."writtenRequirement", x."attestedOn",
      x."expiresOn", x."from", x."until", ${source}, ${now}::timestamptz
    from jsonb_to_recordset(${tx.sql.json(added as never)}) as x(id uuid, reference text, guidelines boolean,
      "nixRules" boolean, "writtenRequirement" boolean, "attestedOn" text, "expiresOn" text, "from" timestamptz, "until" timestamptz)`;
  await recordEvent(tx, ctx, {
    action: 'agents.attested',
    subject: added.length === 1 ? `agent:${added[0]!.reference}` : 'agents',
    body: { agents: added.length, references: added.slice(0, 50).map((row) => row.reference), source },
  });
  return added.length;
}

/**
 * Puts on record what an agent has attested to knowing (4.1, 4.2), by form or by API.
 *
 * @throws Invalid for days that cannot be
 */
export async function attestAgent(
  ctx: Context,
  input: z.input<typeof attestationInput>,
  source: 'form' | 'api' = 'form',
): Promise<{ attestation: Attestation; changed: boolean }> {
  await authorizeTraining(ctx);
  const given = parseInput(
    attestationInput.superRefine((value, issues) => {
      const fault = faultInDays(
        { attestedOn: value.attestedOn, expiresOn: value.expiresOn ?? defaultExpiry(value.attestedOn) },
        ctx.clock.now(),
      );
      if (fault) issues.addIssue({ code: 'custom', path: [fault.path], message: fault.message });
    }),
    input,
  );
  const attestation = { ...given, expiresOn: given.expiresOn ?? defaultExpiry(given.attestedOn) };
  return inOwnTenant(ctx, async (tx) => {
    const { result } = await once(tx, ctx, async () => ({
      attestation,
      changed: (await writeAttestations(tx, ctx, [attestation], source)) > 0,
    }));
    return result;
  });
}
