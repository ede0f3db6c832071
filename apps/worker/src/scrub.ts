/** What may stand between the digits of a number, also as JSON escapes it. */
const gap = String.raw`(?:[\s\u00a0\u2007\u202f./()\u2010-\u2015-]|\\[tnr]|%20){0,3}`;
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const abroad = String.raw`(?:\+|%2[Bb]|(?<![\d.:-])00)${gap}[1-9](?:${gap}\d){6,14}`;
const national = String.raw`(?<![\w.:-])0${gap}[1-9](?:${gap}\d){6,9}(?!\d)`;
const bare = String.raw`(?<![\w.-])46(?:${gap}\(?0\)?)?(?:${gap}[1-9])(?:${gap}\d){6,8}(?!\d)`;
const pattern = new RegExp(`(${uuid})|${abroad}|${national}|${bare}`, 'g');

/** Takes phone numbers, in any spelling, out of a line of the log. Ids and instants stay. */
export function scrub(line: string): string {
  return line.replace(pattern, (match: string, id: string | undefined, offset: number) => {
    if (id) return match;
    // A bare JSON number is replaced by a JSON value.
    return /[:[,]/.test(line[offset - 1] ?? '') && /[,\]}]/.test(line[offset + match.length] ?? '')
      ? 'null'
      : '[number]';
  });
}
