/**
 * One text for one JSON value, so that a hash over it means the same everywhere (RFC 8785, the JSON
 * Canonicalization Scheme): keys in order of their UTF-16 code units, no space, strings and numbers as
 * JavaScript writes them. A key whose value is undefined is left out.
 *
 * @throws TypeError for what is no JSON: numbers that are not finite, functions, cycles
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} has no form in JSON.`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
