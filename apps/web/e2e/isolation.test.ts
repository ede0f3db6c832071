import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demo } from '@ringratt/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';
import { type Ids, idsOf, pathOf, places, type Side } from './places.ts';

/** Pages whose address names what everybody has: the rules' own texts, one's own first version, a number to look up. */
const sharedWords = ['/help/[duty]', '/numbers/[number]', '/policies/versions/[version]'];

const folder = fileURLToPath(new URL('../src/app', import.meta.url));

/** The address each file of the app folder answers at, without language and groups. */
function addresses(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => {
      const parts = file.split('/').slice(0, -1);
      return `/${parts.filter((part) => part !== '[locale]' && !/^\(.*\)$/.test(part)).join('/')}`;
    })
    .sort();
}

const guarded = Object.entries(places).filter(([, { open }]) => !open);
const pages = guarded.filter(([place]) => !place.startsWith('/api/'));
const files = guarded.filter(([place]) => place.startsWith('/api/'));

/** Ways to ask Next for a page: as a document, as data, ahead of time, and a part of it. */
const forms: [string, (path: string) => [path: string, headers: Record<string, string>]][] = [
  ['a document', (path) => [path, {}]],
  ['in English', (path) => [`/en${path}`, {}]],
  ['data', (path) => [path, { rsc: '1' }]],
  ['data, named', (path) => [`${path}${path.includes('?') ? '&' : '?'}_rsc=1a2b3`, { rsc: '1' }]],
  ['ahead', (path) => [path, { rsc: '1', 'next-router-prefetch': '1' }]],
  [
    'its tree',
    (path) => [path, { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
  ],
  ['its parts', (path) => [path, { rsc: '1', 'next-router-segment-prefetch': '/__PAGE__' }]],
  ['a file of data', (path) => [`${path === '/' ? '/index' : path}.rsc`, { rsc: '1' }]],
  [
    'a file of parts',
    (path) => [`${path === '/' ? '/index' : path}.segments/_tree.segment.rsc`, { rsc: '1' }],
  ],
];

describe('every page and file', () => {
  it('is registered here', () => {
    expect(addresses()).toEqual(Object.keys(places).sort());
  });
});

describe.skipIf(!hasBrowser)('pages and files', () => {
  let browser: Browser;
  const cookies: Partial<Record<Side | 'other' | 'auditor', string>> = {};
  const ids: Record<Side, Ids> = { principal: {}, contactCenter: {} };
  /** Words that stand only in these parties' own pages. */
  const marks: string[] = [];

  const get = (path: string, cookie?: string, headers: Record<string, string> = {}) =>
    fetch(demo().web + path, { headers: { ...headers, ...(cookie && { cookie }) } });

  beforeAll(async () => {
    browser = await openBrowser();
    const { web, ...people } = demo();
    for (const who of ['principal', 'contactCenter', 'other', 'auditor'] as const) {
      const context = await browser.newContext();
      await signIn(context, web, people[who]);
      cookies[who] = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      await context.close();
    }
    for (const side of ['principal', 'contactCenter'] as const) ids[side] = await idsOf(side, cookies[side]!);
    marks.push(
      ids.principal.campaignName!,
      'Tallmo',
      'Vinterhamn',
      ids.principal.campaignId!,
      ids.contactCenter.assignmentId!,
    );
  });
  afterAll(() => browser?.close());

  const addressOf = (place: string, by: Side = 'principal') => pathOf(place, ids[by]);

  /** What is found of the two parties, beside what was asked with. */
  function crossed(text: string, path: string): string[] {
    return marks.filter((mark) => !path.includes(mark) && text.includes(mark));
  }

  it.each(pages)(
    '%s shows its own party something, and nobody else anything of theirs, in any form',
    async (place, entry) => {
      const path = addressOf(place, entry.by);
      const own = await get(path, cookies[entry.by ?? 'principal']);
      const words = await own.text();
      expect(own.status, path).toBe(entry.absent ? 404 : 200);
      expect(
        marks.some((mark) => words.includes(mark)),
        `${path} holds one's own words`,
      ).toBe(true);
      for (const [form, ask] of forms) {
        const [address, headers] = ask(path);
        for (const who of [undefined, 'other'] as const) {
          const answer = await get(address, who && cookies[who], headers);
          const text = await answer.text();
          expect(crossed(text, path), `${path} as ${form} to ${who ?? 'nobody'}: ${answer.status}`).toEqual(
            [],
          );
          expect(answer.status, `${path} as ${form}`).toBeLessThan(500);
          if (
            who &&
            form === 'a document' &&
            place.includes('[') &&
            !entry.open &&
            !sharedWords.includes(place)
          )
            expect(answer.status, `${path} is not found by a stranger`).toBe(404);
        }
      }
    },
  );

  it.each(files)('%s is given to its own party, and to nobody else', async (place, entry) => {
    const path = addressOf(place, entry.by);
    const own = await get(path, cookies[entry.by ?? 'principal']);
    expect([path, own.status]).toEqual([path, 200]);
    expect((await get(path)).status, `${path} to nobody`).toBe(401);
    const stranger = await get(path, cookies.other);
    const text = await stranger.text();
    expect(crossed(text, path), path).toEqual([]);
    expect([path, stranger.status]).toEqual([path, entry.list ? 200 : 404]);
  });

  it('are an auditor’s to read as the leave says, and no page of settings that changes who may what', async () => {
    for (const path of [
      '/settings/auditors',
      '/settings/sign-in',
      '/settings/api-keys',
      '/campaigns/new',
      '/offers/new',
    ]) {
      const answer = await get(path, cookies.auditor);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text(), path).toContain('Din roll får inte se det här');
    }
    expect((await get(addressOf('/campaigns/[campaignId]'), cookies.auditor)).status).toBe(200);
    expect((await get('/api/requests.csv', cookies.auditor)).status).toBe(403);
  });

  it('end with the session, from the next request', async () => {
    const context = await browser.newContext();
    const page = await signIn(context, demo().web, demo().other);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await get('/api/campaigns.csv', cookie)).status).toBe(200);
    await page.getByRole('button', { name: /Petra/ }).first().click();
    await page.getByRole('menuitem', { name: 'Logga ut' }).click();
    await page.waitForURL(/signin/);
    expect((await get('/api/campaigns.csv', cookie)).status).toBe(401);
  });
});
