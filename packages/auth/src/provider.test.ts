import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAtProvider, finishAtProvider, type ProviderCheck, tryProvider } from './provider.ts';
import { fetchOutside, isInside, type Resolve } from './provider-fetch.ts';

const redirectUri = 'http://localhost:3000/api/sign-in/return';
const local = { local: true };
let server: Server;
let issuer: string;
const people: Record<string, object> = {
  maja: { email: 'maja@tallmo.example', email_verified: true, name: 'Maja Lindqvist' },
  unverified: { email: 'ceo@tallmo.example', email_verified: false },
};

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'ringratt', client_secret: 'a secret of the tests', redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  server.on('request', provider.callback());
});
afterAll(() => server?.close());

const known = () => ({ issuer, clientId: 'ringratt', clientSecret: 'a secret of the tests' });

/** Walks through the provider's own pages as a browser would, and answers where it is sent back to. */
async function walk(url: URL, person: string): Promise<URL> {
  const jar = new Map<string, string>();
  let [at, body]: [URL, URLSearchParams | undefined] = [url, undefined];
  for (let step = 0; step < 20; step++) {
    const answer: Response = await fetch(at, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
    const next = answer.headers.get('location');
    if (next) {
      at = new URL(next, at);
      body = undefined;
      if (at.href.startsWith(redirectUri)) return at;
      continue;
    }
    const page: string = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (!action) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 300)}`);
    at = new URL(action.replaceAll('&amp;', '&'), at);
    body = new URLSearchParams(
      page.includes('name="login"')
        ? { prompt: 'login', login: person, password: 'any' }
        : { prompt: 'consent' },
    );
  }
  throw new Error('The provider sends nobody back.');
}

describe('signing in at a provider', () => {
  it('goes by code with PKCE, state and nonce, and ends in who came back', async () => {
    const { url, check } = await beginAtProvider(known(), redirectUri, local);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: check.state,
      nonce: check.nonce,
      scope: 'openid email profile',
    });
    expect(url.href).not.toContain(check.codeVerifier);
    const returned = await walk(url, 'maja');
    expect(await finishAtProvider(known(), returned, check, local)).toEqual({
      subject: 'maja',
      email: 'maja@tallmo.example',
      name: 'Maja Lindqvist',
    });
    // The code is used up.
    await expect(finishAtProvider(known(), returned, check, local)).rejects.toThrow();
  });

  it.each<[string, (check: ProviderCheck, returned: URL) => [ProviderCheck, URL]]>([
    ['another state', (check, returned) => [{ ...check, state: 'x' }, returned]],
    ['another nonce', (check, returned) => [{ ...check, nonce: 'x' }, returned]],
    ['another verifier', (check, returned) => [{ ...check, codeVerifier: 'x'.repeat(43) }, returned]],
    [
      'another issuer',
      (check, returned) => {
        const moved = new URL(returned);
        moved.searchParams.set('iss', 'https://evil.example');
        return [check, moved];
      },
    ],
    [
      'no code',
      (check, returned) => {
        const cut = new URL(returned);
        cut.searchParams.delete('code');
        return [check, cut];
      },
    ],
  ])('is refused with %s', async (_, change) => {
    const { url, check } = await beginAtProvider(known(), redirectUri, local);
    const [changed, returned] = change(check, await walk(url, 'maja'));
    await expect(finishAtProvider(known(), returned, changed, local)).rejects.toThrow();
  });

  it('takes an address that is not verified for none', async () => {
    const { url, check } = await beginAtProvider(known(), redirectUri, local);
    const identity = await finishAtProvider(known(), await walk(url, 'unverified'), check, local);
    expect(identity).toMatchObject({ subject: 'unverified', email: null });
  });

  it('is tried beforehand: another name, nobody there, or in the clear are faults', async () => {
    await tryProvider(known(), local);
    const elsewhere = issuer.replace('localhost', '127.0.0.1');
    await expect(tryProvider({ ...known(), issuer: elsewhere }, local)).rejects.toThrow();
    await expect(tryProvider({ ...known(), issuer: 'http://localhost:1' }, local)).rejects.toThrow();
    await expect(tryProvider(known(), { local: false })).rejects.toThrow();
  });
});

describe('asking a provider', () => {
  it.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['169.254.169.254', true],
    ['172.31.0.1', true],
    ['192.168.1.1', true],
    ['::1', true],
    ['fd00::1', true],
    ['::ffff:10.0.0.1', true],
    ['93.184.215.14', false],
    ['2606:4700::1111', false],
  ])('%s lies inside: %s', (address, wanted) => {
    expect(isInside(address)).toBe(wanted);
  });

  it('asks nobody inside, by name or by address', async () => {
    const outside = fetchOutside({ local: false });
    const { port } = new URL(issuer);
    for (const host of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433'])
      await expect(outside(`http://${host}:${port}/`)).rejects.toThrow('no public address');
  });

  it('asks its own machine where that is allowed, and still no neighbor', async () => {
    const here = fetchOutside({ local: true });
    expect((await here(`${issuer}/.well-known/openid-configuration`)).status).toBe(200);
    await expect(here('http://10.1.2.3/')).rejects.toThrow('no public address');
    await expect(here('http://169.254.169.254/')).rejects.toThrow('no public address');
  });

  it('goes to the address it looked at, though the name leads elsewhere a moment later', async () => {
    const answers = ['127.0.0.1', '10.1.2.3'];
    const resolve: Resolve = (_, __, done) => done(null, [{ address: answers.shift()!, family: 4 }]);
    const { port } = new URL(issuer);
    const url = `http://login.tallmo.example:${port}/.well-known/openid-configuration`;
    const here = fetchOutside({ local: true, resolve });
    expect((await here(url)).status).toBe(200);
    expect(answers).toEqual(['10.1.2.3']);
    // Each request is a connection of its own: the next one is looked up, and held, anew.
    await expect(here(url)).rejects.toThrow('no public address');
  });

  it.each([[['93.184.215.14', '10.1.2.3']], [['::ffff:169.254.169.254']]])(
    'goes nowhere when one of the addresses is inside: %o',
    async (addresses) => {
      const resolve: Resolve = (_, __, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      await expect(fetchOutside({ local: true, resolve })('https://login.tallmo.example/')).rejects.toThrow(
        'no public address',
      );
    },
  );

  it('follows no redirect, and reads no answer without end', async () => {
    const long = createServer((request, response) => {
      if (request.url === '/away') response.writeHead(302, { location: 'http://10.1.2.3/' }).end();
      else response.end('x'.repeat(2_000_000));
    });
    await new Promise<void>((resolve) => long.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(long.address() as AddressInfo).port}`;
    const here = fetchOutside({ local: true });
    expect((await here(`${at}/away`)).status).toBe(302);
    await expect(here(`${at}/long`).then((answer) => answer.text())).rejects.toThrow();
    long.close();
  });
});
