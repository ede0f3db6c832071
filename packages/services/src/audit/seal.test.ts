import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { arrangeParties, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { sealAll as sealAllOf } from '../testing/trail.ts';
import { readFeed } from './read-feed.ts';
import { recordEvent } from './record.ts';
import { sealEvents } from './seal.ts';
import { signCheckpoints } from './sign-checkpoints.ts';
import { unsealedAge } from './unsealed-age.ts';
import { verifyChain } from './verify-chain.ts';

let stage: Stage;
let parties: Parties;
let assignment: string;

beforeAll(async () => {
  stage = await openStage();
  parties = await arrangeParties(stage);
  assignment = publicId('assignment', parties.assignmentId);
});
afterAll(() => stage?.close());

/** One act in the principal's tenant: so many events, in the assignment's chain or the tenant's own. */
function act(
  ctx: Context,
  events: number,
  assignmentId: string | null,
  hold?: Promise<unknown>,
): Promise<void> {
  return withTenant(ctx.database, { tenantId: parties.principalId }, async (tx) => {
    for (let i = 0; i < events; i++) {
      await recordEvent(tx, ctx, { action: 'test.done', subject: `test:${i}`, assignmentId, body: { i } });
    }
    await hold;
  });
}

const sealAll = () => sealAllOf(stage.services);

const positions = (chain: string) =>
  stage.admin<{ position: number; xid: string; seq: number }[]>`
    select position::int, xid::text, seq::int from seal where chain = ${chain} order by position`;

describe('the sealer', () => {
  test('chains events in commit order, each party’s shared ones apart from the own', async () => {
    await act(parties.principal, 3, parties.assignmentId);
    await act(parties.principal, 2, null);
    expect(await unsealedAge(stage.services)).toBe(0);
    stage.services.clock.advance(5_000);
    expect(await unsealedAge(stage.services)).toBe(5_000);
    expect(await sealAll()).toBe(5);
    expect(await unsealedAge(stage.services)).toBe(0);
    expect((await positions(parties.assignmentId)).map((row) => row.position)).toEqual([1, 2, 3]);
    expect((await positions(parties.principalId)).map((row) => row.position)).toEqual([1, 2]);
    for (const ctx of [parties.principal, parties.center]) {
      expect(await verifyChain(ctx, assignment)).toMatchObject({
        holds: true,
        events: 3,
        witness: 'equal',
        waiting: 0,
      });
    }
    expect(await verifyChain(parties.principal, publicId('organization', parties.principalId))).toMatchObject(
      {
        holds: true,
        events: 2,
        witness: null,
      },
    );
  });

  test('waits for a transaction that wrote before and commits after, and then loses nothing', async () => {
    const before = (await positions(parties.assignmentId)).length;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = act(parties.principal, 1, parties.assignmentId, held);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await act(parties.principal, 1, parties.assignmentId);
    await sealEvents(stage.services);
    expect(await positions(parties.assignmentId)).toHaveLength(before);
    release();
    await slow;
    await sealAll();
    expect(await positions(parties.assignmentId)).toHaveLength(before + 2);
  });

  test('of 200 parallel writers makes no fork and no gap, with four sealers at work', async () => {
    const cursor = (await readFeed(parties.principal, { limit: 1_000 })).cursor;
    const before = (await positions(parties.assignmentId)).length;
    let writing = true;
    const sealers = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (writing) await sealEvents(stage.services, { most: 37 });
      }),
    );
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        act(parties.principal, 1 + (i % 3), i % 4 ? parties.assignmentId : null),
      ),
    );
    writing = false;
    await sealers;
    await sealAll();
    const sealed = await positions(parties.assignmentId);
    expect(sealed.map((row) => row.position)).toEqual(sealed.map((_, i) => i + 1));
    expect(new Set(sealed.map((row) => `${row.xid}.${row.seq}`)).size).toBe(sealed.length);
    const [{ events }] = (await stage.admin`
      select count(*)::int as events from event where chain = ${parties.assignmentId}`) as unknown as [
      { events: number },
    ];
    expect(sealed).toHaveLength(events);
    expect(sealed.length).toBeGreaterThan(before + 200);
    expect(await verifyChain(parties.center, assignment)).toMatchObject({
      holds: true,
      witness: 'equal',
      waiting: 0,
    });
    expect((await readFeed(parties.principal, { after: cursor, limit: 1_000 })).items.length).toBeGreaterThan(
      200,
    );
  });

  test('killed in the middle leaves nothing half done, and the next goes on', async () => {
    await act(parties.principal, 50, parties.assignmentId);
    const before = await positions(parties.assignmentId);
    // A trigger of the test's own holds the sealer between its seals and its head, where it is killed.
    await stage.admin.unsafe(`create function wait_here() returns trigger language plpgsql as $$
      begin perform pg_sleep(2); return new; end $$`);
    await stage.admin.unsafe(
      'create trigger wait_here before update on seal_head for each row execute function wait_here()',
    );
    const here = new URL('.', import.meta.url);
    const sealer = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '--eval',
        `
        import { openDatabase } from '@ringratt/db';
        import { sealEvents } from '${here}seal.ts';
        await sealEvents({ database: openDatabase(process.env.URL), clock: Date, secrets: { numberKey: '' } });`,
      ],
      { cwd: fileURLToPath(here), env: { ...process.env, URL: stage.urls.appUrl }, stdio: 'ignore' },
    );
    const waiting = () =>
      stage.admin`select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
    while ((await waiting()).length === 0) expect(sealer.exitCode).toBeNull();
    expect(await sealEvents(stage.services)).toMatchObject({ sealed: 0, busy: true });
    sealer.kill('SIGKILL');
    while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await stage.admin.unsafe('drop function wait_here() cascade');
    expect(await positions(parties.assignmentId)).toEqual(before);
    expect(await sealAll()).toBe(50);
    expect(await verifyChain(parties.principal, assignment)).toMatchObject({ holds: true, witness: 'equal' });
  });
});

describe('checkpoints', () => {
  test('are signed for what is new, told of in the chain, and rest while nothing comes', async () => {
    expect(await signCheckpoints(stage.services)).toBe(2);
    await sealAll();
    expect(await verifyChain(parties.center, assignment)).toMatchObject({ holds: true, checkpoints: 1 });
    stage.services.clock.advance(3_600_000);
    expect(await signCheckpoints(stage.services)).toBe(0);
    await act(parties.principal, 1, parties.assignmentId);
    await sealAll();
    expect(await signCheckpoints(stage.services)).toBe(1);
    await sealAll();
    expect(await verifyChain(parties.center, assignment)).toMatchObject({ holds: true, checkpoints: 2 });
    expect(await signCheckpoints(stage.services, { interval: 0 })).toBe(0);
  });

  test('by another key are not taken for ours', async () => {
    const foreign = {
      ...parties.principal,
      secrets: { ...parties.principal.secrets, checkpoint: 'another' },
    };
    expect(await verifyChain(foreign, assignment)).toMatchObject({ holds: false, reason: 'bad-signature' });
  });
});

test('a seal can be written by no party, and read by no other', async () => {
  const insert = withTenant(
    stage.services.database,
    { tenantId: parties.principalId },
    (tx) =>
      tx.sql`insert into seal select tenant_id, chain, position + 1000, xid, seq + 1000000, hash from seal limit 1`,
  );
  await expect(insert).rejects.toMatchObject({ code: '42501' });
  const other = await arrangeParties(stage);
  await expect(verifyChain(other.principal, assignment)).rejects.toMatchObject({ code: 'not-found' });
  await expect(verifyChain(other.center, assignment)).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    verifyChain(other.principal, publicId('organization', parties.principalId)),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
  const [seen] = await withTenant(
    stage.services.database,
    { tenantId: other.principalId },
    (tx) =>
      tx.sql`select (select count(*) from seal) + (select count(*) from checkpoint) + (select count(*) from witness) as n`,
  );
  expect(seen!.n).toBe(0);
});
