const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** A line without its end, and its number from 1. `bytes` is null where it is longer than the limit. */
export interface Line {
  number: number;
  bytes: Buffer | null;
}

function withoutEnd(bytes: Buffer): Buffer {
  return bytes.length > 0 && bytes[bytes.length - 1] === RETURN ? bytes.subarray(0, -1) : bytes;
}

function withoutMark(bytes: Buffer): Buffer {
  return BOM.every((byte, i) => bytes[i] === byte) ? bytes.subarray(BOM.length) : bytes;
}

/**
 * Cuts a stream into lines, ended by LF or CRLF; a byte order mark before the first is dropped. Gives the lines of
 * each chunk read together, so that a caller can answer them before it waits for more. Never holds more than one
 * line of `longest` bytes: the rest of a longer one is read past, not kept.
 */
export async function* linesOf(
  stream: AsyncIterable<Buffer | string>,
  longest: number,
): AsyncGenerator<Line[]> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const finish = (): Line => {
    number += 1;
    const whole = length > longest ? null : withoutEnd(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
    parts = [];
    length = 0;
    return { number, bytes: whole !== null && number === 1 ? withoutMark(whole) : whole };
  };
  const add = (part: Buffer) => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for await (const read of stream) {
    const chunk = typeof read === 'string' ? Buffer.from(read) : read;
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, end));
      lines.push(finish());
      from = end + 1;
    }
    add(chunk.subarray(from));
    yield lines;
  }
  if (length > 0) yield [finish()];
}
