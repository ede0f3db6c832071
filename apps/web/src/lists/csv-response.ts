import 'server-only';

/** Streams CSV pieces as a download. The second piece is asked for first, so that a refusal has its status. */
export async function csvResponse(pieces: AsyncGenerator<string>, fileName: string): Promise<Response> {
  const first = await pieces.next();
  const second = await pieces.next();
  const encoder = new TextEncoder();
  const early = [first, second].flatMap((piece) => (piece.done ? [] : [piece.value]));
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const text = early.shift();
      if (text !== undefined) return controller.enqueue(encoder.encode(text));
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
