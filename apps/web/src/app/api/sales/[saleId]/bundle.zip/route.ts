import { Readable } from 'node:stream';
import { exportSale } from '@ringratt/services';
import { actingContext } from '@/session/acting';
import { refusal } from '@/session/refusal-status';

/** Everything of one sale as a signed ZIP. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ saleId: string }> },
): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  try {
    const { fileName, stream } = await exportSale(acting, (await params).saleId);
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
