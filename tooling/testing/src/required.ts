/** What a run may not do without, named in RINGRATT_REQUIRE: CI names everything, so that nothing is skipped unseen. */
type Part = 'redis' | 'browser';

/** Throws where this run requires the part; otherwise its tests are skipped. */
export function absent(part: Part, remedy: string): undefined {
  const required = (process.env.RINGRATT_REQUIRE ?? '').split(',').map((name) => name.trim());
  if (required.includes(part)) throw new Error(`This run requires ${part}: ${remedy}.`);
  return undefined;
}
