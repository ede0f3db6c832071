import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

/** Addresses of our own side of the wall: an organization names its provider, and must not have us ask our neighbors. */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** Whether an address is one that a provider of the outside world never has. */
export const isInside = (address: string): boolean =>
  inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** @throws Error where one of the addresses of the host lies inside */
export async function requireOutside(hostname: string): Promise<void> {
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  if (addresses.some(({ address }) => isInside(address)))
    throw new Error('The identity provider has no public address.');
}

/** `fetch` that asks nobody inside, and follows no redirects there. */
export async function fetchOutside(url: string, options: RequestInit): Promise<Response> {
  await requireOutside(new URL(url).hostname);
  return fetch(url, { ...options, redirect: 'manual' });
}
