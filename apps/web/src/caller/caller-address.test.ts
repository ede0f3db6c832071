import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callerAddress, callerHeader } from './caller-address';
import { callerOf } from './hops';
import { noteCallers } from './note-callers';

describe('the caller', () => {
  it.each([
    ['with no proxy, whatever was sent', '192.0.2.1', '198.51.100.7', 0, '192.0.2.1'],
    ['with no proxy and nothing sent', '192.0.2.1', undefined, 0, '192.0.2.1'],
    ['behind one', '10.0.0.2', '198.51.100.7', 1, '198.51.100.7'],
    ['behind one, with a word of their own', '10.0.0.2', 'anybody, 198.51.100.7', 1, '198.51.100.7'],
    ['behind two', '10.0.0.3', 'anybody, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    ['past the outer of two', '10.0.0.3', '10.0.0.9', 2, '10.0.0.9'],
    ['past them all, as a probe', '10.0.0.9', undefined, 2, '10.0.0.9'],
    ['on a socket of both kinds', '::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['on one of the new kind', '2001:db8::7', undefined, 0, '2001:db8::7'],
  ])('%s', (_, socket, forwarded, proxies, address) => {
    expect(callerOf(socket, forwarded, proxies)).toBe(address);
  });
});

describe('a request', () => {
  let server: Server | undefined;
  let end = () => {};
  afterEach(() => {
    end();
    server?.close();
  });

  /** What the server says of a request from its own machine. */
  async function seen(headers: Record<string, string>, proxies: number | null): Promise<string> {
    end = proxies === null ? () => {} : noteCallers(proxies);
    server = createServer((asked, answer) => {
      answer.end(callerAddress(new Headers(asked.headers as Record<string, string>)));
    });
    await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve);
      })
        .once('error', reject)
        .end();
    });
  }

  it.each([
    ['of its socket', 0, {}, '127.0.0.1'],
    ['of its socket, whatever it says', 0, { 'x-forwarded-for': '198.51.100.7' }, '127.0.0.1'],
    ['that the proxy in front saw', 1, { 'x-forwarded-for': 'x, 198.51.100.7' }, '198.51.100.7'],
    ['of its socket, though it bears the header', 0, { [callerHeader]: 'word 198.51.100.7' }, '127.0.0.1'],
    ['of nobody, before addresses are noted', null, { [callerHeader]: 'word 198.51.100.7' }, 'unknown'],
  ])('has the address %s', async (_, proxies, headers, address) => {
    expect(await seen(headers as Record<string, string>, proxies)).toBe(address);
  });
});
