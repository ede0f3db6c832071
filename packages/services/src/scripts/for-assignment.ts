import type { Tx } from '@ringratt/db';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import type { ScriptBlock, ScriptLanguage } from './blocks.ts';
import { readScriptCampaign } from './facts.ts';
import { fillPlaceholders, namesIn } from './placeholders.ts';

/** A script as an agent reads it: what the campaign knows is put in, what the call knows is left in braces. */
export interface ServedScript {
  scriptVersionId: string;
  version: number;
  language: ScriptLanguage;
  approvedAt: number;
  blocks: ScriptBlock[];
  /** Names that are left for the call to fill. */
  placeholders: string[];
}

interface Row {
  id: string;
  version: number;
  language: ScriptLanguage;
  approvedAt: number;
  blocks: ScriptBlock[];
}

export interface AssignmentScript {
  campaignName: string;
  script: ServedScript | null;
}

/**
 * The script that an assignment is served now, as either of its parties.
 *
 * @throws NotFound, then Forbidden
 */
export function getAssignmentScript(ctx: Context, given: string): Promise<AssignmentScript> {
  const assignmentId = idOf('assignment', given);
  return readAssignment(ctx, assignmentId, 'script.read', async (tx, assignment) => {
    const [current] = await tx.sql<{ id: string | null; campaignName: string }[]>`
      select a.script_version_id as id, c.name as "campaignName"
      from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      where a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId}`;
    return {
      campaignName: current?.campaignName ?? '',
      script: current?.id ? await readServed(tx, { ...assignment, scriptId: current.id }) : null,
    };
  });
}

/**
 * A version that the assignment was served at some time: a claim names the one it came with, and it can be
 * read for as long as the campaign is.
 *
 * @throws NotFound also for a version that was never approved
 */
export function getServedScript(
  ctx: Context,
  input: { assignmentId: string; scriptVersionId: string },
): Promise<ServedScript> {
  const assignmentId = idOf('assignment', input.assignmentId);
  return readAssignment(ctx, assignmentId, 'script.read', async (tx, assignment) => {
    const scriptId = idOf('script', input.scriptVersionId);
    const script = await readServed(tx, { ...assignment, scriptId });
    if (!script) throw new NotFound('script');
    return script;
  });
}

/** Under the assignment that the transaction has entered. */
export async function readServed(
  tx: Tx,
  of: { assignmentId: string; campaignId: string; scriptId: string },
): Promise<ServedScript | null> {
  const [row] = await tx.sql<(Row & { center: string | null })[]>`
    select s.id, s.version, s.language, s.approved_at as "approvedAt", s.blocks,
      (select g.name from assignment a join organization g on g.id = a.contact_center_id
        where a.tenant_id = s.tenant_id and a.id = ${of.assignmentId}) as center
    from script_version s
    where s.tenant_id = ${tx.tenantId} and s.campaign_id = ${of.campaignId} and s.id = ${of.scriptId}
      and s.approved_at is not null`;
  if (!row) return null;
  const { id, center, ...script } = row;
  const campaign = await readScriptCampaign(tx, of.campaignId, center);
  const values = campaign.values(script.language);
  const blocks = script.blocks.map((block) => ({ ...block, text: fillPlaceholders(block.text, values) }));
  return {
    ...script,
    scriptVersionId: publicId('script', id),
    blocks,
    placeholders: namesIn(blocks.map((block) => block.text).join('\n')),
  };
}
