import { NotFound, openDocument } from '@ringratt/services';
import { container } from '@/container';

/** A sale's document for whoever holds its link: the bytes that were mailed. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string; document: string }> },
): Promise<Response> {
  const { token, document: kind } = await params;
  if (kind !== 'offer' && kind !== 'contract') return new Response(null, { status: 404 });
  try {
    const { bytes, contentType, fileName, sha256 } = await openDocument(container().services, token, kind);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': contentType,
        'content-length': String(bytes.length),
        'content-disposition': `inline; filename="${fileName}"`,
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}
