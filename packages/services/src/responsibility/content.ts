import { createHash } from 'node:crypto';
import { type DutyId, duties, type Stage, unassignedDuties } from '@ringratt/rules';
import { z } from 'zod';
import { canonical } from '../evidence/canonical.ts';
import { publicId } from '../ids.ts';
import { typedText } from '../input.ts';

export const matrixSides = ['principal', 'contactCenter', 'both'] as const;
export type MatrixSide = (typeof matrixSides)[number];

/** By when a duty is seen to; the guidelines' own time unless the parties agree on another. */
export const dueWords = [
  'asTheGuidelinesSay',
  'beforeStart',
  'ongoing',
  'sameDay',
  'nextWorkingDay',
  'threeWorkingDays',
  'fiveWorkingDays',
  'weekly',
  'monthly',
  'yearly',
] as const;

const side = z.enum(matrixSides, { error: 'required' });
const how = z
  .string()
  .trim()
  .max(300, 'tooLong')
  .refine((value) => !value.includes('\0'), 'unreadable');

/** One duty: who answers, who checks that it is done, who is told of it, how, and by when. */
const row = z.object({
  responsible: side.nullable(),
  checks: side.nullable(),
  told: side.nullable(),
  how,
  by: z.enum(dueWords),
});
export type MatrixRow = z.output<typeof row>;

export const dutyIds = duties.map(({ id }) => id) as [DutyId, ...DutyId[]];
const names = z.array(typedText(200)).max(100, 'tooMany');

/** What the parties agree on (section 6). An empty list of names says that there are none; null says nothing yet. */
export interface MatrixContent {
  rows: Record<DutyId, MatrixRow>;
  listSuppliers: string[] | null;
  subcontractors: string[] | null;
}

/** A change asked for: the rows named, whole, and the names where they are given. */
export const changesSchema = z.object({
  rows: z.partialRecord(z.enum(dutyIds), row).default({}),
  listSuppliers: names.nullish(),
  subcontractors: names.nullish(),
});
export type MatrixChanges = z.output<typeof changesSchema>;

const dueIn: Record<Stage, MatrixRow['by']> = {
  attempt: 'ongoing',
  outcome: 'ongoing',
  call: 'ongoing',
  sale: 'asTheGuidelinesSay',
  activation: 'beforeStart',
  afterwards: 'asTheGuidelinesSay',
};

const checkedBy = { principal: 'contactCenter', contactCenter: 'principal', both: 'both' } as const;

/** The guidelines' own division, a row for each duty of the catalogue. */
export function defaultContent(): MatrixContent {
  const rows = Object.fromEntries(
    duties.map((duty): [DutyId, MatrixRow] => [
      duty.id,
      {
        responsible: duty.responsible,
        checks: checkedBy[duty.responsible],
        told: null,
        how: '',
        by: dueIn[duty.stage],
      },
    ]),
  ) as Record<DutyId, MatrixRow>;
  return { rows, listSuppliers: null, subcontractors: null };
}

/** With the catalogue's duties as rows, whatever an older catalogue knew; a duty it did not know has nobody yet. */
export function readContent(stored: unknown): MatrixContent {
  const { rows, listSuppliers = null, subcontractors = null } = stored as Partial<MatrixContent>;
  const known = (id: DutyId): MatrixRow => rows?.[id] ?? NOBODY;
  return {
    rows: Object.fromEntries(dutyIds.map((id) => [id, known(id)])) as Record<DutyId, MatrixRow>,
    listSuppliers,
    subcontractors,
  };
}

const NOBODY: MatrixRow = { responsible: null, checks: null, told: null, how: '', by: 'asTheGuidelinesSay' };

export function applyChanges(content: MatrixContent, changes: MatrixChanges): MatrixContent {
  return {
    rows: { ...content.rows, ...changes.rows } as Record<DutyId, MatrixRow>,
    listSuppliers: changes.listSuppliers === undefined ? content.listSuppliers : changes.listSuppliers,
    subcontractors: changes.subcontractors === undefined ? content.subcontractors : changes.subcontractors,
  };
}

/** What a version lacks before it can be signed: ids of duties, then `listSuppliers`, `subcontractors`. */
export function missingIn(content: MatrixContent): string[] {
  const responsible = Object.fromEntries(dutyIds.map((id) => [id, content.rows[id].responsible]));
  return [
    ...unassignedDuties(responsible),
    ...(content.listSuppliers ? [] : ['listSuppliers']),
    ...(content.subcontractors ? [] : ['subcontractors']),
  ];
}

export interface MatrixDifference {
  rows: DutyId[];
  listSuppliers: boolean;
  subcontractors: boolean;
}

/** What differs from an earlier version; with none, nothing does. */
export function differences(content: MatrixContent, before: MatrixContent | null): MatrixDifference {
  const differ = (a: unknown, b: unknown) => canonical(a) !== canonical(b);
  if (!before) return { rows: [], listSuppliers: false, subcontractors: false };
  return {
    rows: dutyIds.filter((id) => differ(content.rows[id], before.rows[id])),
    listSuppliers: differ(content.listSuppliers, before.listSuppliers),
    subcontractors: differ(content.subcontractors, before.subcontractors),
  };
}

/** What both parties sign: the assignment, the version's number and every word of it. */
export function fingerprintOf(assignmentId: string, version: number, content: MatrixContent): string {
  const signed = { assignment: publicId('assignment', assignmentId), version, ...content };
  return createHash('sha256').update(canonical(signed)).digest('hex');
}
