import type { ScriptBlock } from '@ringratt/services';

export interface BlockChange {
  element: string;
  before: string | null;
  after: string | null;
}

/** What differs between two versions of a script, block by block in the order of the newer; same blocks are left out. */
export function scriptDifference(
  before: readonly ScriptBlock[],
  after: readonly ScriptBlock[],
): BlockChange[] {
  const left = [...before];
  const take = (match: (block: ScriptBlock) => boolean) => {
    const at = left.findIndex(match);
    return at < 0 ? null : left.splice(at, 1)[0]!;
  };
  // What stands unchanged is paired first, so that two blocks of one element are not taken for each other.
  const same = after.map((block) =>
    take((other) => other.element === block.element && other.text === block.text),
  );
  const changes = after.flatMap((block, index): BlockChange[] => {
    if (same[index]) return [];
    const earlier = take((other) => other.element === block.element);
    return [{ element: block.element, before: earlier?.text ?? null, after: block.text }];
  });
  return [...changes, ...left.map((block) => ({ element: block.element, before: block.text, after: null }))];
}
