import { openSaleDocument } from '@ringratt/services';
import { actingContext } from '@/session/acting';
import { refusal } from '@/session/refusal-status';

/** A sale's document, the same bytes as the consumer got. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ saleId: string; documentId: string }> },
): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  try {
    const { bytes, contentType, fileName } = await openSaleDocument(acting, await params);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': contentType,
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
