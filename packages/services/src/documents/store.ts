import { createHash } from 'node:crypto';
import type { Tx } from '@ringratt/db';
import { newId } from '../ids.ts';
import type { Language } from '../sales/schemas.ts';
import type { DocumentContent } from './content.ts';

export interface StoredDocument {
  id: string;
  kind: 'offer' | 'contract';
  language: Language;
  fileName: string;
  contentType: string;
  sha256: Buffer;
  pages: number;
  size: number;
  content: DocumentContent;
  offerFingerprint: Buffer;
  createdAt: number;
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** Keeps a document byte for byte; one of a kind a sale, and the first stands. */
export async function storeDocument(
  tx: Tx,
  input: {
    sale: { id: string; assignmentId: string; language: Language };
    kind: 'offer' | 'contract';
    fileName: string;
    bytes: Buffer;
    pages: number;
    content: DocumentContent;
    offerFingerprint: Buffer;
    at: number;
  },
): Promise<{ id: string; sha256: Buffer } | null> {
  const id = newId(input.at);
  const hash = sha256(input.bytes);
  const { sale } = input;
  const made = await tx.sql`
    insert into document (tenant_id, id, assignment_id, sale_id, kind, language, file_name, content_type, bytes, sha256,
      pages, content, offer_fingerprint, created_at)
    values (${tx.tenantId}, ${id}, ${sale.assignmentId}, ${sale.id}, ${input.kind}, ${sale.language}, ${input.fileName},
      'application/pdf', ${input.bytes}, ${hash}, ${input.pages}, ${tx.sql.json(input.content as never)},
      ${input.offerFingerprint}, ${input.at}::timestamptz)
    on conflict (tenant_id, sale_id, kind) do nothing`;
  return made.count > 0 ? { id, sha256: hash } : null;
}

/** A sale's document without its bytes, or null. Index: document_once. */
export async function findDocument(
  tx: Tx,
  saleId: string,
  kind: 'offer' | 'contract',
): Promise<StoredDocument | null> {
  const [row] = await tx.sql<StoredDocument[]>`
    select id, kind, language, file_name as "fileName", content_type as "contentType", sha256, pages,
      octet_length(bytes) as size, content, offer_fingerprint as "offerFingerprint", created_at as "createdAt"
    from document where tenant_id = ${tx.tenantId} and sale_id = ${saleId} and kind = ${kind}`;
  return row ?? null;
}

/** The bytes themselves. */
export async function readBytes(tx: Tx, documentId: string): Promise<Buffer> {
  const [row] = await tx.sql<{ bytes: Buffer }[]>`
    select bytes from document where tenant_id = ${tx.tenantId} and id = ${documentId}`;
  if (!row) throw new Error('The document is gone.');
  return row.bytes;
}
