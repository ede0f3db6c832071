const LINE_FEED = 0x0a;

/** No event comes near it: a longer line is damage, and is not kept in memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines of a file without their line feeds. `whole` is false for one that is too long or has no end. */
export async function* linesOf(
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Buffer; whole: boolean }> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const read of file) {
    const chunk = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      parts.push(chunk.subarray(from, end));
      yield { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), whole: true };
      parts = [];
      length = 0;
      from = end + 1;
    }
    if (from < chunk.length) {
      parts.push(chunk.subarray(from));
      length += chunk.length - from;
    }
    if (length > LONGEST_LINE) {
      yield { bytes: Buffer.alloc(0), whole: false };
      return;
    }
  }
  if (length > 0) yield { bytes: Buffer.concat(parts), whole: false };
}
