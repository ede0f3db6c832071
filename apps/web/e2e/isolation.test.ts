import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demo } from '@ringratt/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signIn } from './browser.ts';

/** Ids of things that the demo's principal has, by the name of the part of a path. */
type Ids = Record<string, string>;

type Side = 'principal' | 'contactCenter';

interface Entry {
  /** Whose page it is: everything of that party's is looked for in a stranger's answers. */
  by?: Side;
  /** Anybody may open it, or holds the link: it is tried elsewhere. */
  open?: true;
  /** The demo has no such thing: its own party is told so too. */
  absent?: true;
  /** What a stranger is answered by a file's address, beside 404; a list is the stranger's own. */
  list?: true;
}

/** Every page and every file of the portal. One that is missing here fails the walk. */
const places: Record<string, Entry> = {
  '/': {},
  '/[...rest]': { absent: true },
  '/agents': { by: 'contactCenter' },
  '/assignments': { by: 'contactCenter' },
  '/assignments/[assignmentId]': { by: 'contactCenter' },
  '/assignments/[assignmentId]/gate': { by: 'contactCenter' },
  '/assignments/[assignmentId]/responsibility': { by: 'contactCenter' },
  '/assignments/[assignmentId]/script': { by: 'contactCenter' },
  '/audit': {},
  '/audit/[chain]/[position]': {},
  '/campaigns': {},
  '/campaigns/[campaignId]': {},
  '/campaigns/[campaignId]/attempts': {},
  '/campaigns/[campaignId]/edit': {},
  '/campaigns/[campaignId]/events': {},
  '/campaigns/[campaignId]/lists': {},
  '/campaigns/[campaignId]/lists/new': {},
  '/campaigns/[campaignId]/offer': {},
  '/campaigns/[campaignId]/parts': {},
  '/campaigns/[campaignId]/script': {},
  '/campaigns/[campaignId]/script/edit': {},
  '/campaigns/new': {},
  '/complaints': {},
  '/complaints/[complaintId]': {},
  '/complaints/new': {},
  '/complaints/tracing': {},
  '/complaints/tracing/[claimId]': {},
  '/complaints/tracing/new': {},
  '/contact-lists': {},
  '/contact-lists/[contactListId]': {},
  '/help': {},
  '/help/[duty]': {},
  '/incidents': {},
  '/incidents/[incidentId]': {},
  '/incidents/[incidentId]/report': {},
  '/mailbox': {},
  '/numbers': {},
  '/numbers/[number]': {},
  '/obligations': {},
  '/obligations/[obligationId]': {},
  '/offers': {},
  '/offers/[offerId]': {},
  '/offers/new': {},
  '/opened': {},
  '/policies': {},
  '/policies/blocking': {},
  '/policies/recordings': {},
  '/policies/review': {},
  '/policies/versions/[version]': {},
  '/presented-numbers': { by: 'contactCenter' },
  '/presented-numbers/[presentedNumberId]': { by: 'contactCenter' },
  '/reports': {},
  '/responsibility': {},
  '/sales': {},
  '/sales/[saleId]': {},
  '/sales/new': { by: 'contactCenter' },
  '/scripts': {},
  '/settings': {},
  '/settings/account': {},
  '/settings/api-keys': {},
  '/settings/auditors': {},
  '/settings/components': {},
  '/settings/people': {},
  '/settings/people/[personId]': {},
  '/settings/requests': {},
  '/settings/roles': {},
  '/settings/second-factor': {},
  '/settings/sessions': {},
  '/settings/sign-in': {},
  '/suppressions': {},
  '/suppressions/consents': {},
  '/suppressions/customers': {},
  '/suppressions/nix': {},
  '/api/assignments/[assignmentId]/responsibility.pdf': { by: 'contactCenter' },
  '/api/campaigns.csv': { list: true },
  '/api/contact-lists/[contactListId]/refused.csv': {},
  '/api/incidents.csv': { list: true },
  '/api/incidents/[incidentId]/reports/[reportId]/[format]': {},
  '/api/obligations.csv': { list: true },
  '/api/recordings/[recordingId]': {},
  '/api/reports.csv': { list: true },
  '/api/requests.csv': { list: true },
  '/api/sales.csv': { list: true },
  '/api/sales/[saleId]/bundle.zip': {},
  '/api/sales/[saleId]/documents/[documentId]': {},
  // Procedures are walked one by one beside their routers.
  '/api/trpc/[trpc]': { open: true },
  '/api/auth/[...nextauth]': { open: true },
  '/api/sign-in/[organization]': { open: true },
  '/api/sign-in/return': { open: true },
  '/healthz': { open: true },
  '/readyz': { open: true },
  '/accept/[token]': { open: true },
  '/accept/[token]/[document]': { open: true },
  '/forgot': { open: true },
  '/found': { open: true },
  '/join/[token]': { open: true },
  '/privacy/[organization]': { open: true },
  '/reset/[token]': { open: true },
  '/signin': { open: true },
  '/signin/[organization]': { open: true },
  '/signin/second-factor': { open: true },
  '/stop-calls': { open: true },
  '/who-called': { open: true },
  '/who-called/[number]': { open: true },
  '/withdraw/[token]': { open: true },
};

/** How a page that streams says, after its head, that there is no such, or not for this role. */
const notFound = /NEXT_HTTP_ERROR_FALLBACK;40[34]/;

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

  async function ask(cookie: string, procedure: string, input: unknown) {
    const answer = await get(
      `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`,
      cookie,
    );
    expect(answer.status, procedure).toBe(200);
    return ((await answer.json()) as { result: { data: never } }).result.data as {
      items: Record<string, string>[];
    } & Record<string, string>[];
  }

  beforeAll(async () => {
    browser = await openBrowser();
    const { web, ...people } = demo();
    for (const who of ['principal', 'contactCenter', 'other', 'auditor'] as const) {
      const context = await browser.newContext();
      await signIn(context, web, people[who]);
      cookies[who] = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      await context.close();
    }
    for (const side of ['principal', 'contactCenter'] as const) {
      const cookie = cookies[side]!;
      const first = async (procedure: string, input: unknown = {}) => {
        const found = await ask(cookie, procedure, input);
        return (found.items ?? found)[0];
      };
      // One with all that a sale may have: others are younger, and some consumers say no to being recorded.
      let sale: Record<string, string> | undefined;
      let detail: SaleWords = {};
      for (const one of (await ask(cookie, 'sales.list', {})).items) {
        sale = one;
        detail = (await ask(cookie, 'sales.get', { saleId: one.id })) as unknown as SaleWords;
        if (detail.recordings?.some(stored) && detail.documents?.length) break;
      }
      // One that was reported: others may be open.
      let incidentId: string | undefined;
      let reportId: string | undefined;
      for (const one of (await ask(cookie, 'incidents.list', { state: 'closed' })).items) {
        const desk = await ask(cookie, 'incidents.desk', { incidentId: one.id });
        incidentId = one.id;
        reportId = (desk as unknown as DeskWords).reports.find(({ recipient }) => recipient)?.id;
        if (reportId) break;
      }
      const campaign = side === 'principal' ? await first('campaigns.list') : undefined;
      const list = side === 'principal' ? await first('contactLists.list') : undefined;
      const part = side === 'contactCenter' ? await first('assignments.list') : undefined;
      const chain = await first('audit.chains');
      Object.assign(ids[side], {
        campaignId: campaign?.id,
        assignmentId: part?.id ?? demo().contactCenter.assignmentId,
        chain: chain?.chain ?? chain?.id,
        position: '1',
        contactListId: list?.id,
        duty: 'calling-hours',
        rest: 'nothing-here',
        number: '+46701740647',
        version: '1',
        saleId: sale?.id,
        recordingId: detail.recordings?.find(stored)?.id,
        documentId: detail.documents?.[0]?.id,
        complaintId: (await first('complaints.list'))?.id,
        claimId: (await first('complaints.claims'))?.id,
        incidentId,
        reportId,
        format: 'text',
        obligationId: (await first('obligations.list', { state: 'open' }))?.id,
        offerId: side === 'principal' ? (await first('offers.list'))?.id : undefined,
        presentedNumberId: (await first('presentedNumbers.list'))?.id,
        personId: (await first('settings.members'))?.personId ?? (await first('settings.members'))?.id,
      });
      if (campaign) marks.push(campaign.name!);
    }
    marks.push('Tallmo', 'Vinterhamn', ids.principal.campaignId!, ids.contactCenter.assignmentId!);
  });
  afterAll(() => browser?.close());

  const pathOf = (place: string, by: Side = 'principal') =>
    place.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
      const id = ids[by][name];
      expect(id, `${place} ${name}`).toBeTruthy();
      return encodeURIComponent(id!);
    });

  /** What is found of the two parties, beside what was asked with. */
  function crossed(text: string, path: string): string[] {
    return marks.filter((mark) => !path.includes(mark) && text.includes(mark));
  }

  it.each(pages)(
    '%s shows its own party something, and nobody else anything of theirs, in any form',
    async (place, entry) => {
      const path = pathOf(place, entry.by);
      const own = await get(path, cookies[entry.by ?? 'principal']);
      const words = await own.text();
      expect(own.status, path).toBe(200);
      expect(
        marks.some((mark) => words.includes(mark)),
        `${path} holds one's own words`,
      ).toBe(true);
      expect(notFound.test(words), path).toBe(entry.absent === true);
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
            expect(notFound.test(text), `${path} is not found by a stranger`).toBe(true);
        }
      }
    },
  );

  it.each(files)('%s is given to its own party, and to nobody else', async (place, entry) => {
    const path = pathOf(place, entry.by);
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
      const text = await (await get(path, cookies.auditor)).text();
      expect(text, path).toContain('Din roll får inte se det här');
    }
    expect((await get(pathOf('/campaigns/[campaignId]'), cookies.auditor)).status).toBe(200);
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

const stored = ({ state }: { state: string }) => state === 'stored';

interface SaleWords {
  recordings?: { id: string; state: string }[];
  documents?: { id: string }[];
}

interface DeskWords {
  reports: { id: string; recipient: string | null }[];
}
