import { Invalid } from '../errors.ts';

/** Letters of the longest line of a register. */
const longest = 64 * 1024;

/**
 * The lines of a text that comes in pieces, whatever ends them, without a byte order mark.
 *
 * @throws Invalid `lineTooLong` for what is no text of lines
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    rest += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    if (line === 0 && rest.startsWith('\ufeff')) rest = rest.slice(1);
    // A return at the very end may be the first half of a pair.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    if (rest.length > longest) throw new Invalid([{ path: 'content', message: 'lineTooLong' }]);
    for (const text of lines) yield { line: ++line, text };
  }
  rest += decoder.decode();
  for (const text of rest.split(/\r\n|\n|\r/)) if (text !== '') yield { line: ++line, text };
}
