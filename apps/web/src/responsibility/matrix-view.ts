import { type DutyId, duties, type Stage } from '@ringratt/rules';
import type { Membership, Responsibility, ShownVersion } from '@ringratt/services';

/** The order in which the duties are told. */
export const stages: readonly Stage[] = ['attempt', 'outcome', 'call', 'sale', 'activation', 'afterwards'];

export const matrixFilters = ['all', 'changed', 'ours', 'comments'] as const;
export type MatrixFilter = (typeof matrixFilters)[number];

/** What the page works out of a matrix before it draws any of it. */
export type MatrixView = ReturnType<typeof viewOf>;

/** @param membership the reader's; an auditor's writes and signs nothing */
export function viewOf(matrix: Responsibility & { shown: ShownVersion }, membership: Membership | null) {
  const { shown, sides, principal, contactCenter } = matrix;
  const isOpen = shown.state === 'proposed';
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  const signatures = matrix.signatures.filter(({ version }) => version === shown.version);
  const standing = signatures.filter(({ voidedAt }) => voidedAt === null);
  return {
    matrix,
    shown,
    isOpen,
    writes,
    /** Editing what holds opens the next version; another version that is open is edited instead. */
    edits: writes && (isOpen || (matrix.open === null && shown.state === 'signed')),
    revision: isOpen ? shown.revision : null,
    names: { principal: principal.name, contactCenter: contactCenter.name },
    other: isPrincipalOnly(matrix) ? contactCenter : principal,
    standing,
    voided: signatures.filter(({ voidedAt }) => voidedAt !== null),
    ourTurn: isOpen && sides.some((side) => !standing.some((one) => one.side === side)),
    complete: shown.missing.length === 0,
    comments: matrix.comments.filter(({ version }) => version === shown.version),
    changes:
      shown.changed.rows.length + Number(shown.changed.listSuppliers) + Number(shown.changed.subcontractors),
  };
}

export const isPrincipalOnly = ({ sides }: Pick<Responsibility, 'sides'>): boolean =>
  sides.length === 1 && sides[0] === 'principal';

/** Whether a duty's row is among those that are looked at. */
export function isShown({ shown, matrix, comments }: MatrixView, filter: MatrixFilter, id: DutyId): boolean {
  const { responsible } = shown.content.rows[id];
  switch (filter) {
    case 'all':
      return true;
    case 'changed':
      return shown.changed.rows.includes(id);
    case 'ours':
      return responsible === 'both' || (responsible !== null && matrix.sides.includes(responsible));
    case 'comments':
      return comments.some(({ duty }) => duty === id);
  }
}

/** How many there are to look at: rows, or comments. */
export function countOf(view: MatrixView, filter: MatrixFilter): number {
  if (filter === 'comments') return view.comments.length;
  return duties.filter(({ id }) => isShown(view, filter, id)).length;
}

/** The page's address with another version or filter. */
export function matrixHref(
  assignmentId: string,
  { version, show }: { version?: number | undefined; show?: string },
): string {
  const search = new URLSearchParams();
  if (version !== undefined) search.set('version', String(version));
  if (show && show !== 'all') search.set('show', show);
  const text = search.toString();
  return `/assignments/${assignmentId}/responsibility${text ? `?${text}` : ''}`;
}
