import { randomInt } from 'node:crypto';
import { demo } from '@ringratt/testing';
import { describe, expect, it } from 'vitest';
import { askFrom } from './ask-from.ts';

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${demo().web}${path}`, { redirect: 'manual', ...init });

describe('what the portal answers with', () => {
  it.each(['/signin', '/en/signin', '/who-called', '/stop-calls', '/found', '/forgot'])(
    'has %s run its own scripts alone, by a nonce of this answer',
    async (path) => {
      const policies: string[] = [];
      for (let i = 0; i < 2; i++) {
        const response = await get(path);
        expect(response.status).toBe(200);
        const policy = response.headers.get('content-security-policy') ?? '';
        const scripts = /script-src ([^;]*)/.exec(policy)![1]!;
        expect(scripts).not.toMatch(/unsafe-inline|\*|https?:/);
        expect(policy).not.toMatch(/style-src(-elem)? [^;]*unsafe-inline/);
        expect(policy).toMatch(
          /object-src 'none'.*base-uri 'self'.*form-action 'self'.*frame-ancestors 'none'/,
        );
        const nonce = /'nonce-([^']+)'/.exec(scripts)![1]!;
        const tags = [...(await response.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
        expect(tags.length).toBeGreaterThan(0);
        expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
        policies.push(nonce);
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('camera=()'),
        });
      }
      expect(policies[0]).not.toBe(policies[1]);
    },
  );

  it.each([
    ['/accept/dead', 'Länken gäller inte'],
    ['/en/accept/dead', 'The link does not work'],
    ['/accept/dead/offer', 'Länken gäller inte'],
    ['/accept/%E0%A4%A', 'Länken gäller inte'],
    ['/withdraw/dead', 'Länken gäller inte'],
    ['/join/dead', 'Länken gäller inte längre'],
    ['/reset/dead', 'Länken gäller inte längre'],
    ['/found/dead', 'Länken gäller inte längre'],
    ['/en/found/dead', 'The link no longer holds'],
    ['/privacy/dead', 'Företaget finns inte här'],
    ['/signin/dead', 'Adressen leder inte till någon inloggning'],
  ])(
    'to %s, which opens nothing, is not found, and a page that says so before any script',
    async (path, says) => {
      const response = await get(path, { redirect: 'follow' });
      expect(response.status).toBe(404);
      const page = await response.text();
      expect(page).toMatch(new RegExp(`<h1[^>]*>${says}</h1>`));
      if (!path.startsWith('/signin'))
        expect(page).toMatch(/<title>(Länken gäller inte|The link does not work)/);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'is slowed down by where a request comes from, whatever it says of that',
    async () => {
      const blocks = async (from: string, times: number) => {
        const answers: number[] = [];
        for (let i = 0; i < times; i++) {
          const headers = {
            'x-forwarded-for': `198.51.100.${i}`,
            'x-ringratt-caller': `word 198.51.100.${i}`,
          };
          answers.push((await askFrom(from, `${demo().web}/stop-calls`, { method: 'POST', headers })).status);
        }
        return answers;
      };
      // Others for each run: an address that was slowed down stays so for minutes.
      const [one, other] = [1, 2].map((last) => `127.${randomInt(1, 255)}.${randomInt(255)}.${last}`);
      expect((await blocks(one!, 11)).filter((status) => status === 429)).toHaveLength(1);
      expect(await blocks(other!, 1)).not.toContain(429);
    },
  );

  it('to another site’s form is a refusal, and to its own is not', async () => {
    const post = (path: string, origin: string) =>
      get(path, { method: 'POST', body: new FormData(), headers: { origin } });
    for (const path of ['/signin', '/settings/people', '/api/trpc/campaigns.create']) {
      expect((await post(path, 'https://evil.example')).status, path).toBe(403);
      expect((await post(path, 'null')).status, path).toBe(403);
      expect((await post(path, demo().web)).status, path).not.toBe(403);
    }
  });

  it('to somebody who is not signed in is the way to sign in, whatever is asked for and however', async () => {
    for (const path of ['/', '/campaigns', '/settings/auditors', '/opened', '/audit']) {
      const forms: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }];
      for (const headers of forms) {
        let response = await get(path, { headers });
        // A request for data is first told to say so in its address.
        const named = response.headers.get('location');
        if (named?.includes('_rsc') && !named.includes('signin')) response = await get(named, { headers });
        const text = await response.text();
        const answer = `${response.headers.get('location') ?? ''}${text}`;
        // Fetched ahead, a page is told of by the bare names of its segments: nothing is rendered, nothing read.
        if (!headers['next-router-prefetch'] || text.length > 1_000) expect(answer, path).toContain('signin');
        expect(text).not.toMatch(/Tallmo|Vinterhamn|cmp_|asg_/);
      }
    }
    for (const path of ['/api/campaigns.csv', '/api/incidents.csv', '/api/obligations.csv']) {
      expect((await get(path)).status, path).toBe(401);
    }
  });
});
