import type { Tx } from '@ringratt/db';
import { type MatrixContent, readContent } from './content.ts';

export type VersionState = 'proposed' | 'signed' | 'superseded' | 'withdrawn';

export interface StoredVersion {
  id: string;
  version: number;
  state: VersionState;
  content: MatrixContent;
  fingerprint: string;
  revision: number;
  openedBy: string;
  editedBy: string;
  createdAt: number;
  editedAt: number;
  signedAt: number | null;
  closedAt: number | null;
}

/** Every version of an assignment, newest first. Index: responsibility_version_number. */
export async function readVersions(tx: Tx, assignmentId: string): Promise<StoredVersion[]> {
  const rows = await tx.sql<StoredVersion[]>`
    select id, version, state, content, fingerprint, revision, opened_by as "openedBy", edited_by as "editedBy",
      created_at as "createdAt", edited_at as "editedAt", signed_at as "signedAt", closed_at as "closedAt"
    from responsibility_version where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId}
    order by version desc`;
  return rows.map((row) => ({ ...row, content: readContent(row.content) }));
}

/**
 * As `readVersions`, and nobody else writes versions of this assignment until the transaction ends: the
 * assignment's row is the lock, so that two who open a version at once do not both get one.
 */
export async function lockVersions(tx: Tx, assignmentId: string): Promise<StoredVersion[]> {
  await tx.sql`select from assignment where tenant_id = ${tx.tenantId} and id = ${assignmentId} for no key update`;
  return readVersions(tx, assignmentId);
}

/** Signatures under a version are void from now on. @returns the sides that had signed */
export async function voidSignatures(
  tx: Tx,
  versionId: string,
  assignmentId: string,
  at: number,
): Promise<string[]> {
  const voided = await tx.sql<{ side: string }[]>`
    update responsibility_signature set voided_at = ${at}::timestamptz
    where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId} and version_id = ${versionId} and voided_at is null
    returning side`;
  return voided.map(({ side }) => side).sort();
}
