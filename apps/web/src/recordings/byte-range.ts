/**
 * The bytes [from, to) that a Range header asks of a file: all of it where there is none or one that is not
 * understood, null where it lies outside (RFC 9110).
 */
export function byteRange(
  header: string | null,
  size: number,
): { from: number; to: number; partial: boolean } | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if ((first === undefined && last === undefined) || (first === '' && last === ''))
    return { from: 0, to: size, partial: false };
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to && from < size ? { from, to, partial: true } : null;
}
