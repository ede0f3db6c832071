import { recordAccess } from '../audit/record-access.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { getResponsibility, type Responsibility, type ShownVersion } from './get.ts';

/**
 * A version of the matrix to be taken out as a file: the one asked for, else the open one, else the one that holds.
 * That it was taken is on record first.
 *
 * @throws NotFound also where there is no version
 */
export async function downloadResponsibility(
  ctx: Context,
  input: { assignmentId: string; version?: number | undefined },
): Promise<Responsibility & { shown: ShownVersion }> {
  const matrix = await getResponsibility(ctx, input);
  const { assignmentId, shown } = matrix;
  if (!shown) throw new NotFound('version');
  await recordAccess(ctx, {
    action: 'access.downloaded',
    subject: assignmentId,
    assignmentId,
    details: { responsibility: shown.version, fingerprint: shown.fingerprint },
  });
  return { ...matrix, shown };
}
