import { isUtf8 } from 'node:buffer';

export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** What Windows-1252 puts where Latin-1 has control characters. Node's own decoder reads those as Latin-1. */
const upper: Record<string, string> = Object.fromEntries(
  [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'].map((letter, i) => [
    String.fromCharCode(0x80 + i),
    letter,
  ]),
);

/** Excel writes UTF-8 with a mark, Windows-1252, or as "Unicode text" UTF-16 with a mark; others its bytes the other way. */
export function sniffEncoding(content: Uint8Array): Encoding {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  return isUtf8(content) ? 'utf-8' : 'windows-1252';
}

/** Whether the bytes can be text in the encoding at all. */
export function fits(content: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'utf-8') return isUtf8(content);
  if (encoding === 'windows-1252') return true;
  return content.length % 2 === 0 && sniffEncoding(content) === encoding;
}

/** Turns bytes, handed over piece by piece, into text without the byte order mark. */
export function decoderOf(encoding: Encoding): (piece: Uint8Array, last: boolean) => string {
  if (encoding === 'windows-1252') {
    return (piece) =>
      Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
        .toString('latin1')
        .replace(/[\x80-\x9f]/g, (letter) => upper[letter] ?? letter);
  }
  const decoder = new TextDecoder(encoding);
  return (piece, last) => decoder.decode(piece, { stream: !last });
}
