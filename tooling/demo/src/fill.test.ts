import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@ringratt/db';
import { parseInstant } from '@ringratt/rules';
import { type Context, claimSlots, dryRunDecisions, idOf, settableClock } from '@ringratt/services';
import { openRecordingStore } from '@ringratt/services/recording-store';
import { testDatabase } from '@ringratt/testing';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { type Demo, fillDemo } from './fill.ts';

const secrets = { numberKey: 'the number key of the tests', apiKey: 'the api key of the tests' };

async function withDemo(
  at: string,
  check: (demo: Demo, admin: postgres.Sql, ctx: (organizationId: string) => Context) => Promise<void>,
): Promise<void> {
  const urls = await testDatabase();
  const database = openDatabase(urls.appUrl);
  const admin = postgres(urls.adminUrl, { max: 2, onnotice: () => {} });
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-demo-'));
  try {
    const recordings = openRecordingStore(folder);
    const services = { database, clock: settableClock(parseInstant(at)!), secrets, recordings };
    const demo = await fillDemo(services, () => {});
    await check(demo, admin, (organizationId) => ({
      ...services,
      organizationId,
      actor: {
        kind: 'apiKey',
        keyId: organizationId,
        assignmentId: null,
        scopes: ['slots:claim', 'decisions:make'],
      },
    }));
  } finally {
    await admin.end();
    await database.close();
    await urls.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const due = (admin: postgres.Sql, assignmentId: string) => admin<{ notBefore: Date }[]>`
  select not_before as "notBefore" from slot where assignment_id = ${assignmentId} and state = 'planned' order by 1`;

test('in open hours a thousand slots are due at once, and one more every ten seconds for two hours', async () => {
  const at = '2026-11-24T10:00:00+01:00';
  await withDemo(at, async (demo, admin, ctx) => {
    const assignmentId = idOf('assignment', demo.contactCenter.assignmentId);
    const start = Date.parse(at);
    const instants = (await due(admin, assignmentId)).map((row) => row.notBefore.getTime());
    expect(instants.length).toBeGreaterThanOrEqual(4_000);
    expect(instants.filter((instant) => instant <= start).length).toBeGreaterThanOrEqual(1_000);
    const later = [
      start,
      ...instants.filter((instant) => instant > start && instant <= start + 7_200_000),
      start + 7_200_000,
    ];
    const gaps = later.slice(1).map((instant, i) => instant - later[i]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000);

    const [center] = await admin`select contact_center_id as id from assignment where id = ${assignmentId}`;
    for (const dialing of ['progressive', 'manual'] as const) {
      expect((await claimSlots(ctx(center!.id), assignmentId, { max: 100, dialing })).claims).toHaveLength(
        100,
      );
    }
    expect(await admin`select id from incident where closed_at is null`).toHaveLength(0);
    expect(await admin`select id from violation_report`).toHaveLength(1);
    for (const waits of [
      await admin`select due_at as "dueAt" from complaint where decided_at is null`,
      await admin`select due_at as "dueAt" from tracing_claim where decided_at is null`,
    ])
      expect(waits).toMatchObject([{ dueAt: expect.any(Date) }]);
    expect(await admin`select id from obligation where state = 'breached'`).toHaveLength(0);
    expect(await admin`select id from attempt where state not in ('ended', 'claimed')`).toHaveLength(0);
    const [history] = await admin`select count(*)::int as n from attempt where state = 'ended'`;
    expect(history!.n).toBeGreaterThan(300);
  });
}, 120_000);

test('outside open hours everything waits for the next opening', async () => {
  await withDemo('2026-12-24T10:00:00+01:00', async (demo, admin, ctx) => {
    const assignmentId = idOf('assignment', demo.contactCenter.assignmentId);
    const [first] = await due(admin, assignmentId);
    expect(first!.notBefore.toISOString()).toBe('2026-12-25T07:00:00.000Z');
    const [center] = await admin`select contact_center_id as id from assignment where id = ${assignmentId}`;
    expect((await claimSlots(ctx(center!.id), assignmentId, { max: 10 })).claims).toEqual([]);
    const { decisions } = await dryRunDecisions(ctx(center!.id), assignmentId, {
      numbers: ['070-174 06 47'],
    });
    expect(decisions[0]!.findings.map((finding) => finding.rule)).toEqual(['closed-day']);
  });
}, 120_000);
