/**
 * Whom the outermost of the proxies in front saw: each adds the address it was asked from to the end of
 * `x-forwarded-for`, and whatever stands before those is the caller's own word.
 *
 * @param socket - The address the connection came from: the caller's own, or the nearest proxy's.
 * @param proxies - How many proxies stand in front.
 */
export function callerOf(
  socket: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string | undefined {
  const hops = proxies === 0 ? [] : (forwarded ?? '').split(',').flatMap((hop) => hop.trim() || []);
  const seen = hops.at(-proxies) ?? hops[0] ?? socket;
  // An address of the old kind on a socket of the new.
  return seen?.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 100);
}
