import { answerRing, listConsents, listSuppressions, scrubPlanned, type Work } from '@ringratt/services';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ArrangedAssignment,
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  fictional,
  type Organization,
  openStage,
  ownerOf,
  type Stage,
} from './testing/arrange.ts';
import { type Client, type Running, startServer } from './testing/http.ts';

let stage: Stage;
let running: Running;
let principal: Organization;
let center: Organization;
let assignment: ArrangedAssignment;
let own: Client;
let dialer: Client;
const csv = { 'content-type': 'text/csv; charset=utf-8' };
const [first, second, third] = fictional(3) as [string, string, string];
const claimed = async () => {
  const answer = await dialer.post(`/v1/assignments/${assignment.publicId}/claims`, { max: 100 });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.claims.map((claim: { number: string }) => claim.number);
};

describe('a register', () => {
  beforeAll(async () => {
    stage = await openStage();
    running = await startServer(stage.services);
  });
  beforeEach(async () => {
    principal = await arrangeOrganization(stage);
    center = await arrangeOrganization(stage);
    assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center);
    await arrangeSlots(stage, assignment, [first, second, third]);
    own = running.as((await arrangeKey(stage, principal)).secret);
    dialer = running.as((await arrangeKey(stage, center)).secret);
  });
  afterAll(async () => {
    await running?.close();
    await stage?.close();
  });

  it('of suppressions holds at the very next claim, once, and feeds both parties what each may know', async () => {
    const added = await dialer.post('/v1/suppressions', {
      number: '070-174 06 05',
      assignmentId: assignment.publicId,
      since: '2026-11-24T09:59:00.000000+01:00',
      unknown: true,
    });
    expect(added).toMatchObject({ status: 201, body: { number: first, added: true } });
    const again = await dialer.post('/v1/suppressions', {
      number: '+46 70 174 06 05',
      assignmentId: assignment.publicId,
    });
    expect(again).toMatchObject({ status: 200, body: { number: first, added: false } });
    expect((await own.post('/v1/suppressions', { number: second, reason: 'Brev' })).status).toBe(201);
    expect(await claimed()).toEqual([third]);
    expect(
      await stage.admin`select c.number from slot s join contact c on c.tenant_id = s.tenant_id and c.id = s.contact_id
        where s.tenant_id = ${principal.id} and s.state = 'withdrawn' order by 1`,
    ).toEqual([{ number: first }, { number: second }]);
    const fed = await dialer.get('/v1/suppressions');
    // What it put there itself; the principal's other entry is about a number it was never handed.
    expect(fed.body).toEqual({
      items: [
        {
          owner: expect.stringMatching(/^org_/),
          number: first,
          since: '2026-11-24T08:59:00.000Z',
          removedAt: null,
        },
      ],
      cursor: expect.any(String),
      more: false,
    });
    await own.post('/v1/suppressions', { number: third });
    const next = await dialer.get(`/v1/suppressions?after=${fed.body.cursor}`);
    expect(next.body.items.map((item: { number: string }) => item.number)).toEqual([third]);
    const mine = await own.get('/v1/suppressions?limit=2');
    expect(mine.body).toMatchObject({ items: [{}, {}], more: true });
    const rest = await own.get(`/v1/suppressions?after=${mine.body.cursor}`);
    expect([...mine.body.items, ...rest.body.items].map((item) => item.number).sort()).toEqual(
      [first, first, second, third].sort(),
    );
  });

  it('of suppressions takes what a key of one assignment says as said in a call of it', async () => {
    const narrowed = running.as(
      (await arrangeKey(stage, center, { assignmentId: assignment.publicId })).secret,
    );
    expect((await narrowed.post('/v1/suppressions', { number: first })).status).toBe(201);
    for (const side of [principal, center])
      expect((await listSuppressions(ownerOf(stage, side))).items).toMatchObject([{ number: first }]);
    expect((await narrowed.post('/v1/consents', { entries: [] })).status).toBe(403);
  });

  it('of consents is taken as JSON and as CSV, each refused entry with its path and reason', async () => {
    const body = {
      entries: [
        { number: '070-174 06 05', givenAt: '2026-11-20', source: 'Webb', more: 1 },
        { number: 'x', givenAt: '2026-11-20', source: 'Webb' },
        { number: '070-174 06 06', givenAt: '2026-11-20T10:00:00', source: 'Webb' },
        { number: '070-174 06 06', source: 'Webb' },
        { number: '070-174 06 06', givenAt: '2026-11-20', source: 'a\u0000b' },
        {},
      ],
    };
    const key = { 'idempotency-key': 'consents-1' };
    const json = await own.post('/v1/consents', body, key);
    expect(json.status).toBe(200);
    expect(json.body).toMatchObject({ written: 1, unchanged: 0, refusedCount: 5 });
    expect(
      json.body.refused.map(({ line, path, reason }: Record<string, unknown>) => [line, path, reason]),
    ).toEqual([
      [2, 'entries[1].number', 'not-a-number'],
      [3, 'entries[2].givenAt', 'not-an-instant'],
      [4, 'entries[3].givenAt', 'required'],
      [5, 'entries[4].source', 'unreadable'],
      [6, 'entries[5].number', 'empty'],
    ]);
    expect(json.body.refused[0].message).toBe('This is no phone number.');
    expect((await own.post('/v1/consents', body, key)).body).toEqual(json.body);
    expect((await own.post('/v1/consents', { entries: [] }, key)).body.type).toMatch(
      /\/idempotency-key-reused$/,
    );

    const file =
      'Telefon;Lämnat;Källa\r\n070-174 06 05;2026-11-20;Webb\r\n0701740607;i går;Webb\r\n0701740607;2026-11-21;Å\r\n';
    const latin = new Uint8Array(Buffer.from(file, 'latin1'));
    const asFile = await own.post('/v1/consents', latin, { ...csv, 'idempotency-key': 'consents-2' });
    expect(asFile.body).toMatchObject({
      written: 1,
      unchanged: 1,
      refused: [{ line: 3, path: 'givenAt', reason: 'not-an-instant', value: 'i går' }],
    });
    const changed = new Uint8Array(latin).fill(0x38, 20, 21);
    expect((await own.post('/v1/consents', latin, { ...csv, 'idempotency-key': 'consents-2' })).body).toEqual(
      asFile.body,
    );
    expect(
      (await own.post('/v1/consents', changed, { ...csv, 'idempotency-key': 'consents-2' })).status,
    ).toBe(422);
    expect((await listConsents(ownerOf(stage, principal))).items).toHaveLength(2);

    const one = await own.post('/v1/consents', {
      number: '070-174 06 05',
      givenAt: '2026-11-20',
      withdrawnAt: '2026-11-23',
      source: 'Webb',
    });
    expect(one).toMatchObject({ status: 200, body: { written: 1, refused: [] } });
    expect((await own.post('/v1/consents', '', csv)).body).toMatchObject({
      status: 422,
      errors: [{ path: 'content', message: 'The file is empty.' }],
    });
    expect(running.lines.join('')).not.toMatch(/17406/);
  });

  it('of customer relations is taken likewise', async () => {
    const json = await own.post('/v1/customer-relations', {
      entries: [{ number: '070-174 06 05', productKind: 'broadband', since: '2024-01-01' }],
    });
    expect(json.body).toMatchObject({ written: 1, refusedCount: 0 });
    const file =
      'number,product,from,ended\n0701740605,broadband,2024-01-01,2026-10-01\n0701740606,,2024-01-01,\n';
    expect((await own.post('/v1/customer-relations', file, csv)).body).toMatchObject({
      written: 1,
      refused: [{ line: 3, path: 'productKind', reason: 'required' }],
    });
  });

  it('of NIX is loaded in parts, counts when complete, and withdraws what was planned', async () => {
    const path = '/v1/nix-versions/2026-11-20/numbers';
    expect((await own.post(`${path}?complete=false`, `nummer\n${first}\nabc\n`, csv)).body).toMatchObject({
      numbers: 1,
      complete: false,
      refused: [{ line: 3, path: 'number', value: 'abc', reason: 'not-a-number' }],
    });
    const key = { 'idempotency-key': 'nix-2' };
    const last = await own.post(path, { numbers: ['070-174 06 06', 'x', 7, '', first] }, key);
    expect(last.body).toMatchObject({ numbers: 2, complete: true, refusedCount: 3 });
    expect(last.body.refused.map((entry: { path: string }) => entry.path)).toEqual([
      'numbers[1]',
      'numbers[2]',
      'numbers[3]',
    ]);
    expect((await own.post(path, { numbers: ['070-174 06 06', 'x', 7, '', first] }, key)).body).toEqual(
      last.body,
    );
    const more = await own.post(path, { numbers: ['070-174 06 08'] });
    expect(more).toMatchObject({
      status: 409,
      body: { type: expect.stringMatching(/\/nix-version-complete$/) },
    });
    expect((await own.post('/v1/nix-versions/2026-11-25/numbers', { numbers: [] })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'date' }],
    });

    const [due] = await stage.admin`select generation from due_work
      where kind = 'nix-version.scrub' and tenant_id = ${principal.id}`;
    const payload = { tenantId: principal.id, subjectId: principal.id, generation: Number(due!.generation) };
    const { ctx, work } = (await answerRing(stage.services, 'nix-version.scrub', payload))!;
    await scrubPlanned(ctx, work satisfies Work);
    const states = await stage.admin`select c.number, s.state from slot s
      join contact c on c.tenant_id = s.tenant_id and c.id = s.contact_id where s.tenant_id = ${principal.id} order by 1`;
    expect(states.map((row) => [row.number, row.state])).toEqual([
      [first, 'withdrawn'],
      [second, 'withdrawn'],
      [third, 'planned'],
    ]);
    expect(await claimed()).toEqual([third]);
  });

  it('is the principal’s alone, and may be sixteen times as long as JSON', async () => {
    await stage.admin`update organization set is_principal = false where id = ${center.id}`;
    for (const path of ['/v1/nix-versions/2026-11-20/numbers', '/v1/consents', '/v1/customer-relations']) {
      expect((await dialer.post(path, {})).status, path).toBe(403);
      expect((await dialer.post(path, '{')).status, path).toBe(403);
      expect((await dialer.post(path, 'x', csv)).status, path).toBe(403);
    }
    const path = '/v1/nix-versions/2026-11-20/numbers?complete=false';
    const lines = '9'.repeat(60_000).concat('\n');
    expect((await own.post(path, lines.repeat(25), csv)).body).toMatchObject({ refusedCount: 25 });
    const tooLong = await own.post(path, lines.repeat(285), csv);
    expect(tooLong).toMatchObject({ status: 413, body: { detail: expect.stringMatching(/sixteen/) } });
  });

  it('is loaded once where the same request comes twice at a time', async () => {
    const key = { 'idempotency-key': 'twice' };
    const file = fictional(90).join('\n');
    const answers = await Promise.all(
      [1, 2, 3].map(() => own.post('/v1/nix-versions/2026-11-20/numbers', file, { ...csv, ...key })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses[0]).toBe(200);
    for (const answer of answers)
      if (answer.status === 200) expect(answer.body.numbers).toBe(90);
      else expect(answer.body.type).toMatch(/\/idempotency-running$/);
  });
});

describe('what is due', () => {
  it('is listed in order of time over all states, page by page, for a narrowed key of its assignment', async () => {
    const stage = await openStage();
    const running = await startServer(stage.services);
    try {
      const principal = await arrangeOrganization(stage);
      const center = await arrangeOrganization(stage);
      const campaign = await arrangeCampaign(stage, principal);
      const assignment = await arrangeAssignment(stage, campaign, center);
      const other = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center);
      const states = ['open', 'met', 'breached', 'waived', 'open', 'met'];
      for (const [i, state] of states.entries())
        await stage.admin`insert into obligation (tenant_id, id, assignment_id, duty, subject, responsible, state, due_at,
            created_at, rule_pack)
          values (${principal.id}, gen_random_uuid(), ${i === 5 ? other.id : assignment.id}, 'dedicated-redial', 'x', 'contactCenter',
            ${state}, ${`2026-11-2${i}T10:00:00Z`}, '2026-11-01T10:00:00Z', 'r')`;
      const dialer = running.as((await arrangeKey(stage, center)).secret);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await dialer.get(`/v1/obligations?limit=2${cursor && `&cursor=${cursor}`}`);
        expect(page.status).toBe(200);
        seen.push(...page.body.items.map((item: { state: string }) => item.state));
        cursor = page.body.cursor;
      }
      expect(seen).toEqual(states);
      const open = await dialer.get('/v1/obligations?state=open&dueBefore=2026-11-24T10:00:00Z');
      expect(open.body).toMatchObject({
        items: [
          {
            obligationId: expect.stringMatching(/^obl_/),
            assignmentId: assignment.publicId,
            duty: 'dedicated-redial',
            dueAt: '2026-11-20T10:00:00.000Z',
          },
        ],
        cursor: null,
      });
      const narrowed = running.as((await arrangeKey(stage, center, { assignmentId: other.publicId })).secret);
      expect((await narrowed.get('/v1/obligations')).body.items).toHaveLength(1);
      const stranger = running.as((await arrangeKey(stage, await arrangeOrganization(stage))).secret);
      expect((await stranger.get('/v1/obligations')).body.items).toEqual([]);
    } finally {
      await running.close();
      await stage.close();
    }
  });
});
