import type { Tx } from '@ringratt/db';
import { type DutyId, dayOf, formatDate, packOn } from '@ringratt/rules';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { type Side, sidesOf } from './as-party.ts';
import { differences, type MatrixContent, type MatrixDifference, missingIn } from './content.ts';
import { readVersions, type StoredVersion, type VersionState } from './versions.ts';

export interface MatrixSignature {
  version: number;
  side: Side;
  personName: string;
  at: number;
  /** When an edit made it void; null while it stands. */
  voidedAt: number | null;
}

export interface MatrixComment {
  version: number;
  duty: DutyId | null;
  side: Side;
  personName: string;
  words: string;
  at: number;
}

export interface MatrixVersionRow {
  version: number;
  state: VersionState;
  fingerprint: string;
  createdAt: number;
  signedAt: number | null;
  closedAt: number | null;
}

/** Who answers for what between two parties, as both read it. */
export interface Responsibility {
  assignmentId: string;
  assignmentState: string;
  campaign: { id: string; name: string };
  principal: { id: string; name: string };
  contactCenter: { id: string; name: string };
  /** The sides that the reader is. */
  sides: readonly Side[];
  rulePack: string;
  /** The version that both have signed, and the one that is open. */
  holds: number | null;
  open: number | null;
  versions: MatrixVersionRow[];
  /** The version that is read: the one asked for, else the open one, else the one that holds. */
  shown: ShownVersion | null;
  signatures: MatrixSignature[];
  comments: MatrixComment[];
}

export interface ShownVersion extends MatrixVersionRow {
  revision: number;
  content: MatrixContent;
  /** The version it is compared with: the one that held before it. */
  comparedWith: number | null;
  before: MatrixContent | null;
  changed: MatrixDifference;
  /** What it lacks: ids of duties, then `listSuppliers`, `subcontractors`. */
  missing: string[];
  openedBy: Side;
  editedBy: Side;
  editedAt: number;
}

/**
 * An assignment's matrix with its history. Indexes: responsibility_version_number, responsibility_comment_assignment.
 *
 * @throws NotFound for a version that is not there, as for another's assignment
 */
export function getResponsibility(
  ctx: Context,
  input: { assignmentId: string; version?: number | undefined },
): Promise<Responsibility> {
  return readAssignment(ctx, idOf('assignment', input.assignmentId), 'assignment.read', async (tx, scope) => {
    const { assignmentId } = scope;
    const reader: Side = scope.tenantId === ctx.organizationId ? 'principal' : 'contactCenter';
    const [[head], versions, signatures, comments] = await Promise.all([
      readHead(tx, assignmentId),
      readVersions(tx, assignmentId),
      readSignatures(tx, assignmentId),
      readComments(tx, assignmentId),
    ]);
    if (!head) throw new NotFound('assignment');
    const { campaignId, campaignName, center, principal } = head;
    const holds = versions.find(({ state }) => state === 'signed') ?? null;
    const open = versions.find(({ state }) => state === 'proposed') ?? null;
    const chosen =
      input.version === undefined
        ? (open ?? holds ?? versions[0] ?? null)
        : versions.find(({ version }) => version === input.version);
    if (chosen === undefined) throw new NotFound('version');
    return {
      assignmentId: publicId('assignment', assignmentId),
      assignmentState: scope.state,
      campaign: { id: publicId('campaign', campaignId), name: campaignName },
      principal: { id: publicId('organization', scope.tenantId), name: principal },
      contactCenter: { id: publicId('organization', scope.contactCenterId), name: center },
      sides: sidesOf(scope, reader),
      rulePack: packOn(formatDate(dayOf(chosen?.createdAt ?? ctx.clock.now()))).id,
      holds: holds?.version ?? null,
      open: open?.version ?? null,
      versions: versions.map(rowOf),
      shown:
        chosen && show(chosen, versions, (id) => (id === scope.tenantId ? 'principal' : 'contactCenter')),
      signatures: [...signatures],
      comments: comments.map(({ organizationId, ...comment }) => ({
        ...comment,
        side: organizationId === scope.tenantId ? 'principal' : 'contactCenter',
      })),
    };
  });
}

function rowOf({
  version,
  state,
  fingerprint,
  createdAt,
  signedAt,
  closedAt,
}: StoredVersion): MatrixVersionRow {
  return { version, state, fingerprint, createdAt, signedAt, closedAt };
}

function show(
  chosen: StoredVersion,
  versions: readonly StoredVersion[],
  sideOf: (organizationId: string) => Side,
): ShownVersion {
  // Versions are newest first: the first earlier one that both had signed.
  const before = versions.find((other) => other.version < chosen.version && other.signedAt !== null) ?? null;
  return {
    ...rowOf(chosen),
    revision: chosen.revision,
    content: chosen.content,
    comparedWith: before?.version ?? null,
    before: before?.content ?? null,
    changed: differences(chosen.content, before?.content ?? null),
    missing: missingIn(chosen.content),
    openedBy: sideOf(chosen.openedBy),
    editedBy: sideOf(chosen.editedBy),
    editedAt: chosen.editedAt,
  };
}

function readHead(tx: Tx, assignmentId: string) {
  return tx.sql<{ campaignId: string; campaignName: string; center: string; principal: string }[]>`
    select c.id as "campaignId", c.name as "campaignName", k.name as center, p.name as principal
    from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join organization k on k.id = a.contact_center_id join organization p on p.id = a.tenant_id
    where a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId}`;
}

function readSignatures(tx: Tx, assignmentId: string) {
  return tx.sql<MatrixSignature[]>`
    select v.version, s.side, s.person_name as "personName", s.signed_at as at, s.voided_at as "voidedAt"
    from responsibility_signature s
    join responsibility_version v on v.tenant_id = s.tenant_id and v.id = s.version_id
    where s.tenant_id = ${tx.tenantId} and s.assignment_id = ${assignmentId} order by s.signed_at desc, s.side`;
}

function readComments(tx: Tx, assignmentId: string) {
  return tx.sql<(Omit<MatrixComment, 'side'> & { organizationId: string })[]>`
    select v.version, c.duty, c.organization_id as "organizationId", c.person_name as "personName", c.words,
      c.created_at as at
    from responsibility_comment c
    join responsibility_version v on v.tenant_id = c.tenant_id and v.id = c.version_id
    where c.tenant_id = ${tx.tenantId} and c.assignment_id = ${assignmentId}
    order by c.created_at desc, c.id desc limit 200`;
}
