import type { Tx } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentAsParty, requireNegotiable } from './as-party.ts';
import {
  applyChanges,
  changesSchema,
  defaultContent,
  differences,
  fingerprintOf,
  type MatrixContent,
} from './content.ts';
import { readTemplate } from './template.ts';
import { lockVersions, type StoredVersion, voidSignatures } from './versions.ts';

const schema = changesSchema.extend({
  assignmentId: z.string(),
  /** The revision that the editor saw; null where no version was open. */
  revision: z.number().int().nullable(),
});

export interface Proposed {
  version: number;
  revision: number;
  fingerprint: string;
  /** The sides whose signatures the edit made void. */
  voided: string[];
}

/**
 * Proposes how the duties are divided (section 6): edits the open version, or opens the next one from what holds
 * now, the principal's template or the guidelines' own division. An edit after one has signed voids that
 * signature: both sign the same words or none.
 *
 * @throws Conflict `edited-meanwhile` where the other party has edited since
 */
export async function proposeResponsibility(ctx: Context, input: z.input<typeof schema>): Promise<Proposed> {
  authorize(ctx, 'assignment.write');
  const { assignmentId: given, revision, ...changes } = parseInput(schema, input);
  return inAssignmentAsParty(ctx, given, async (tx, scope) => {
    requireNegotiable(scope);
    const { assignmentId } = scope;
    const versions = await lockVersions(tx, assignmentId);
    const open = versions.find(({ state }) => state === 'proposed');
    if ((open?.revision ?? null) !== revision) {
      throw new Conflict('edited-meanwhile', 'The version was edited after you opened it.', {
        revision: open?.revision ?? null,
      });
    }
    const base = open?.content ?? (await startFrom(tx, versions));
    const content = applyChanges(base, changes);
    return open
      ? edit(tx, ctx, assignmentId, open, content)
      : begin(tx, ctx, assignmentId, versions, content);
  });
}

async function startFrom(tx: Tx, versions: readonly StoredVersion[]): Promise<MatrixContent> {
  const latest = versions.find(({ state }) => state === 'signed') ?? versions[0];
  return latest?.content ?? (await readTemplate(tx)) ?? defaultContent();
}

async function begin(
  tx: Tx,
  ctx: Context,
  assignmentId: string,
  versions: readonly StoredVersion[],
  content: MatrixContent,
): Promise<Proposed> {
  const now = ctx.clock.now();
  const version = (versions[0]?.version ?? 0) + 1;
  const fingerprint = fingerprintOf(assignmentId, version, content);
  await tx.sql`
    insert into responsibility_version (tenant_id, id, assignment_id, version, state, content, fingerprint, opened_by,
      edited_by, created_at, edited_at)
    values (${tx.tenantId}, ${newId(now)}, ${assignmentId}, ${version}, 'proposed', ${tx.sql.json(content as never)},
      ${fingerprint}, ${ctx.organizationId}, ${ctx.organizationId}, ${now}::timestamptz, ${now}::timestamptz)`;
  const before = versions.find(({ state }) => state === 'signed')?.content ?? null;
  await record(tx, ctx, assignmentId, 'responsibility.proposed', {
    version,
    fingerprint,
    changed: differences(content, before).rows,
  });
  return { version, revision: 1, fingerprint, voided: [] };
}

async function edit(
  tx: Tx,
  ctx: Context,
  assignmentId: string,
  open: StoredVersion,
  content: MatrixContent,
): Promise<Proposed> {
  const { version } = open;
  const changed = differences(content, open.content);
  if (changed.rows.length === 0 && !changed.listSuppliers && !changed.subcontractors) {
    throw new Invalid([{ path: 'rows', message: 'nothingChanged' }]);
  }
  const now = ctx.clock.now();
  const revision = open.revision + 1;
  const fingerprint = fingerprintOf(assignmentId, version, content);
  await tx.sql`
    update responsibility_version set content = ${tx.sql.json(content as never)}, fingerprint = ${fingerprint},
      revision = ${revision}, edited_by = ${ctx.organizationId}, edited_at = ${now}::timestamptz
    where tenant_id = ${tx.tenantId} and id = ${open.id}`;
  const voided = await voidSignatures(tx, open.id, assignmentId, now);
  await record(tx, ctx, assignmentId, 'responsibility.edited', {
    version,
    fingerprint,
    changed: changed.rows,
    voided,
  });
  return { version, revision, fingerprint, voided };
}

function record(tx: Tx, ctx: Context, assignmentId: string, action: string, body: Record<string, unknown>) {
  return recordEvent(tx, ctx, { action, subject: publicId('assignment', assignmentId), assignmentId, body });
}
