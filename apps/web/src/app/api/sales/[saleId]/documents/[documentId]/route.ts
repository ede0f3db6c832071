import { openSaleDocument } from '@ringratt/services';
import { fileResponse } from '@/proof/file-response';
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
    return fileResponse(await openSaleDocument(acting, await params));
  } catch (error) {
    return refusal(error);
  }
}
