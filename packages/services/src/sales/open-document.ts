import { readAssignment } from '../assignments/enter.ts';
import { recordAccess } from '../audit/record-access.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { assignmentOfSale } from './get.ts';

/**
 * A document of a sale, byte for byte as the consumer got it. That it was opened is on record first.
 *
 * @throws NotFound, Forbidden
 */
export async function openSaleDocument(
  ctx: Context,
  given: { saleId: string; documentId: string },
): Promise<{ fileName: string; contentType: string; bytes: Buffer }> {
  const saleId = idOf('sale', given.saleId);
  const documentId = idOf('document', given.documentId);
  const assignmentId = await assignmentOfSale(ctx, saleId);
  const file = await readAssignment(ctx, assignmentId, 'sale.read', async (tx) => {
    const [row] = await tx.sql<{ fileName: string; contentType: string; bytes: Buffer }[]>`
      select file_name as "fileName", content_type as "contentType", bytes from document
      where tenant_id = ${tx.tenantId} and id = ${documentId} and sale_id = ${saleId}`;
    return row ?? null;
  });
  if (!file) throw new NotFound('document');
  await recordAccess(ctx, {
    action: 'access.opened',
    subject: publicId('document', documentId),
    assignmentId: publicId('assignment', assignmentId),
    unlessWithin: 60_000,
  });
  return file;
}
