import { Readable } from 'node:stream';
import { openRecording } from '@ringratt/services';
import { byteRange } from '@/recordings/byte-range';
import { actingContext } from '@/session/acting';
import { refusal } from '@/session/refusal-status';

/** A recording's sound, whole or in the pieces that a player asks for. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ recordingId: string }> },
): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  try {
    const { contentType, size, stream } = await openRecording(acting, (await params).recordingId);
    const range = byteRange(request.headers.get('range'), size);
    if (!range) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    const { from, to, partial } = range;
    return new Response(Readable.toWeb(stream(from, to)) as ReadableStream<Uint8Array>, {
      status: partial ? 206 : 200,
      headers: {
        'content-type': contentType,
        'content-length': String(to - from),
        'accept-ranges': 'bytes',
        ...(partial && { 'content-range': `bytes ${from}-${to - 1}/${size}` }),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
