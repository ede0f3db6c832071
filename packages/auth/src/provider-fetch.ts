import { type LookupAllOptions, lookup } from 'node:dns';
import { request as inTheClear } from 'node:http';
import { request as overTls } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

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

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whether an address is one that a provider of the outside world never has. */
export const isInside = (address: string): boolean => inside.check(address, familyOf(address));

/** Looks a name up: `dns.lookup` with `all`. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void,
) => void;

interface Reach {
  /** Whether a provider on this very machine may be asked. The rest of what lies inside never is. */
  local: boolean;
  resolve?: Resolve;
}

/** Larger than any discovery document, key set or token: what is longer is cut off with an error. */
const LONGEST = 1_000_000;
const bodiless = new Set([204, 205, 304]);

/**
 * `fetch` that asks nobody inside and follows no redirects. The name is looked up once, by the connection itself: the
 * addresses that were looked at are those it goes to, whatever the name leads to a moment later.
 */
export function fetchOutside({ local, resolve = lookup }: Reach): typeof fetch {
  const refusal = (address: string) =>
    isInside(address) && !(local && loopback.check(address, familyOf(address)))
      ? new Error('The identity provider has no public address.')
      : null;
  const guarded: LookupFunction = (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const fault = error ?? found.map(({ address }) => refusal(address)).find((one) => one !== null);
      const first = found?.[0];
      if (fault || !first) done(fault ?? new Error('The name has no address.'), '');
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  return async (input, init) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    // A connection to a bare address looks nothing up.
    const bare = url.hostname.replace(/^\[|\]$/g, '');
    const fault = isIP(bare) ? refusal(bare) : null;
    if (fault) throw fault;
    const body = Buffer.from(await asked.arrayBuffer());
    return new Promise<Response>((answer, fail) => {
      const send = url.protocol === 'https:' ? overTls : inTheClear;
      const sent = send(
        url,
        {
          method: asked.method,
          headers: {
            ...Object.fromEntries(asked.headers),
            ...(body.length > 0 && { 'content-length': body.length }),
          },
          lookup: guarded,
          // A connection of its own: one that is kept was looked up by somebody else.
          agent: false,
          signal: asked.signal,
        },
        (got) => {
          const status = got.statusCode!;
          const headers = new Headers();
          for (const [name, values] of Object.entries(got.headersDistinct))
            for (const value of values ?? []) headers.append(name, value);
          let length = 0;
          got.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length > LONGEST) got.destroy(new Error('The identity provider’s answer is too long.'));
          });
          // Listening to the data has set it flowing; the reader below says when.
          got.pause();
          const read = bodiless.has(status) ? null : (Readable.toWeb(got) as ReadableStream);
          answer(new Response(read, { status, headers }));
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  };
}
