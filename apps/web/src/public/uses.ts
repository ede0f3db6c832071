import type { Caller } from '@ringratt/services';

export interface Use {
  principal: Caller['principal'];
  center: Caller['center'];
  kind: Caller['kind'];
  /** What it is about, each once. */
  abouts: string[];
  since: number;
}

/** A number's campaigns as a consumer sees them: one use for each pair of parties and kind. */
export function usesOf(callers: readonly Caller[]): Use[] {
  const uses = new Map<string, Use>();
  for (const { principal, center, kind, about, since } of callers) {
    const key = `${principal.id} ${center.id} ${kind}`;
    const known = uses.get(key);
    if (!known) {
      uses.set(key, { principal, center, kind, abouts: [about], since });
      continue;
    }
    if (!known.abouts.includes(about)) known.abouts.push(about);
    known.since = Math.min(known.since, since);
  }
  return [...uses.values()];
}
