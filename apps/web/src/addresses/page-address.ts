import type { Issue } from '@ringratt/services';

/**
 * An address in which each thing is named once and in text, as every page reads it; null where it is so already. What
 * was named again, or holds what no text does, is left out: an address that somebody wrote or cut still opens its page.
 */
export function plainAddress(path: string, query: string): string | null {
  const given = new URLSearchParams(query);
  const plain = new URLSearchParams();
  for (const [name, value] of given) {
    if (!plain.has(name) && !`${name}${value}`.includes('\0')) plain.set(name, value);
  }
  return plain.size === given.size ? null : joined(path, plain);
}

/** The page without what a service would not take of its query; null where the query has no part in the fault. */
export function withoutFaults(page: string, issues: readonly Issue[]): string | null {
  const [path = '', query] = page.split('?');
  const kept = new URLSearchParams(query);
  const before = kept.size;
  for (const { path: name } of issues) kept.delete(name);
  return kept.size === before ? null : joined(path, kept);
}

const joined = (path: string, query: URLSearchParams) => (query.size ? `${path}?${query}` : path);
