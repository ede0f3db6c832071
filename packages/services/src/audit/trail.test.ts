import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerPresentedNumber } from '../assignments/presented-numbers.ts';
import { reportAttempt } from '../attempts/report.ts';
import { claimSlots } from '../claims/claim.ts';
import { verifyBundle } from '../evidence/index.ts';
import { newId, publicId } from '../ids.ts';
import { grantPermit } from '../permits/grant.ts';
import { addPlanned, arrangeDialing, type DialingParties, numberOf } from '../testing/dialing.ts';
import { arrangeParties, as, openStage, type Stage } from '../testing/parties.ts';
import { readerOf, unzip } from '../testing/tampering.ts';
import { act, sealAll } from '../testing/trail.ts';
import { exportEvidence } from './export-evidence.ts';
import { getEvent } from './get-event.ts';
import { listChains } from './list-chains.ts';
import { listEvents } from './list-events.ts';
import { listMyOpened } from './list-my-opened.ts';
import { readFeed } from './read-feed.ts';
import { recordAccess } from './record-access.ts';
import { sealTrail } from './seal-trail.ts';
import { signCheckpoints } from './sign-checkpoints.ts';
import { verifyChain } from './verify-chain.ts';

let stage: Stage;
let parties: DialingParties;
let assignment: string;
/** Whose consumer said “do not call again”. */
let suppressed: string;

beforeAll(async () => {
  stage = await openStage();
  parties = await arrangeDialing(stage);
  assignment = publicId('assignment', parties.assignmentId);
  await addPlanned(
    stage,
    parties,
    Array.from({ length: 20 }, (_, i) => numberOf(i)),
  );
});
afterAll(() => stage?.close());

describe('phone numbers', () => {
  /** Any run of digits that a Swedish or foreign number could be, in whatever spelling. */
  const digits = (text: string) => text.replace(/[\s()./-]/g, '');

  test('never stand in an event, whatever act writes it and whatever a dialer writes in a text', async () => {
    const { claims } = await claimSlots(parties.dialer, parties.assignmentId, { max: 5 });
    expect(claims).toHaveLength(5);
    const spellings = [
      numberOf(0),
      '070-100 00 00',
      '0046 70 100 00 00',
      '(070) 1000000',
      '+46 (0)70 100 00 00',
    ];
    for (const [i, claim] of claims.entries()) {
      await reportAttempt(parties.dialer, {
        attemptId: claim.attemptId,
        fencingToken: claim.fencingToken,
        phase: 'ended',
        startedAt: stage.services.clock.now(),
        outcome: i === 0 ? 'answered' : 'no-answer',
        disposition: i === 0 ? 'do-not-call' : `ring ${spellings[i]} i stället`,
      });
    }
    await grantPermit(parties.dialer, parties.assignmentId, {
      number: numberOf(900),
      presentedNumber: parties.presentedNumber,
    });
    suppressed = claims[0]!.number;
    await grantPermit(parties.dialer, parties.assignmentId, {
      number: suppressed,
      presentedNumber: parties.presentedNumber,
    });
    await registerPresentedNumber(parties.center, {
      assignmentId: assignment,
      number: '070-174 06 77',
      callable: true,
    });
    await recordAccess(parties.principal, { action: 'access.opened', subject: '', number: numberOf(0) });
    const rows = await stage.admin<
      { action: string; text: string }[]
    >`select action, to_jsonb(event)::text as text from event`;
    expect(new Set(rows.map(({ action }) => action)).size).toBeGreaterThan(6);
    const numbers = [
      ...Array.from({ length: 20 }, (_, i) => numberOf(i)),
      numberOf(900),
      parties.presentedNumber,
      '+46701740677',
    ];
    for (const { action, text } of rows) {
      for (const number of numbers) {
        expect(digits(text), action).not.toContain(number.slice(3));
        expect(digits(text), action).not.toContain(`0${number.slice(3)}`);
      }
    }
  });

  test('are erased without a trace in the chain: it verifies as before', async () => {
    await sealAll(stage.services);
    await signCheckpoints(stage.services);
    await sealAll(stage.services);
    const before = await verifyChain(parties.principal, assignment);
    expect(before).toMatchObject({ holds: true });
    // Everything that joins a keyed hash to a consumer.
    await stage.admin`update contact set number = '', name = null, number_key = sha256(id::text::bytea)
      where tenant_id = ${parties.principalId}`;
    await stage.admin`update attempt set number = '', number_key = sha256(id::text::bytea)
      where tenant_id = ${parties.principalId}`;
    await stage.admin`delete from reach where tenant_id = ${parties.principalId}`;
    expect(await verifyChain(parties.principal, assignment)).toEqual(before);
    const files = await unzip((await exportEvidence(parties.principal)).stream);
    expect(await verifyBundle(readerOf(files))).toMatchObject({ holds: true });
  });
});

describe('the list', () => {
  test('pages through everything, newest first, each event once', async () => {
    await sealAll(stage.services);
    const seen: string[] = [];
    const instants: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await listEvents(parties.principal, { limit: 7, cursor });
      seen.push(...page.items.map((item) => `${item.chain}.${item.position}`));
      instants.push(...page.items.map((item) => item.at));
      cursor = page.cursor;
    } while (cursor);
    const [{ n }] =
      (await stage.admin`select count(*)::int as n from event where tenant_id = ${parties.principalId}`) as unknown as [
        { n: number },
      ];
    expect(new Set(seen).size).toBe(n);
    expect(instants).toEqual([...instants].sort((a, b) => b - a));
  });

  test('is read by who has the right to, whichever chain is asked for', async () => {
    const lead = as(parties.principal, {
      kind: 'person',
      personId: crypto.randomUUID(),
      role: 'agentLead',
    });
    for (const id of [
      publicId('organization', parties.principalId),
      publicId('assignment', parties.assignmentId),
    ])
      await expect((async () => getEvent(lead, { chain: id, position: 1 }))()).rejects.toMatchObject({
        code: 'forbidden',
      });
  });

  test('narrows by assignment, action, number and day; the center sees its part under its own names', async () => {
    const claimed = await listEvents(parties.principal, { action: 'slots.claimed' });
    expect(claimed.items).toHaveLength(1);
    expect(claimed.items[0]).toMatchObject({
      chain: assignment,
      organization: { id: publicId('organization', parties.contactCenterId) },
    });
    const byNumber = await listEvents(parties.principal, { number: suppressed.replace('+46', '0') });
    expect(byNumber.items.map((item) => item.action)).toContain('permit.refused');
    expect((await listEvents(parties.principal, { number: 'x' })).items).toEqual([]);
    const day = { from: stage.services.clock.now() - 1, to: stage.services.clock.now() + 1 };
    expect((await listEvents(parties.center, { ...day, limit: 1_000 })).items.length).toBeGreaterThan(5);
    expect((await listEvents(parties.center, { from: day.to })).items).toEqual([]);
    const shared = await listEvents(parties.center, { assignmentId: assignment, limit: 1_000 });
    const own = await listEvents(parties.principal, { assignmentId: assignment, limit: 1_000 });
    expect(shared.items.map((item) => item.hash)).toEqual(own.items.map((item) => item.hash));
    const campaign = publicId('campaign', parties.campaignId);
    expect((await listEvents(parties.center, { campaignId: campaign, limit: 1_000 })).items).toHaveLength(
      shared.items.length,
    );
    await expect(listEvents(parties.center, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('shows an event with its neighbors, and nobody else’s', async () => {
    const event = await getEvent(parties.center, { chain: assignment, position: 2 });
    expect(event).toMatchObject({ stands: true, before: { position: 1 }, after: { position: 3 } });
    expect(event.event.previous).toBe(event.before!.hash);
    const other = await arrangeParties(stage);
    await expect(getEvent(other.center, { chain: assignment, position: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const ctx of [other.principal, other.center]) {
      expect((await listEvents(ctx, { limit: 1_000 })).items).toEqual([]);
      expect((await readFeed(ctx, { limit: 1_000 })).items).toEqual([]);
      await expect(exportEvidence(ctx, { assignmentId: assignment })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    expect((await listChains(parties.center)).map(({ id }) => id)).toContain(assignment);
  });
});

describe('an auditor', () => {
  test('reads under a role that writes nothing, and is on record before anything is shown', async () => {
    const auditor = as(parties.principal, {
      kind: 'person',
      personId: newId(stage.services.clock.now()),
      role: 'auditor',
    });
    await recordAccess(auditor, { action: 'access.opened', subject: '/audit', details: { filter: 'none' } });
    expect((await listEvents(auditor, { limit: 5 })).items[0]).toMatchObject({
      action: 'access.opened',
      subject: '/audit',
      actor: { kind: 'person' },
    });
    stage.services.clock.advance(1_000);
    const { stream } = await exportEvidence(auditor, { assignmentId: assignment });
    expect(await verifyBundle(readerOf(await unzip(stream)))).toMatchObject({ holds: true });
    const opened = await listMyOpened(auditor, { limit: 1 });
    expect(opened.items).toMatchObject([{ action: 'access.downloaded', subject: assignment }]);
    expect((await listMyOpened(auditor, { cursor: opened.cursor })).items).toMatchObject([
      { subject: '/audit' },
    ]);
    const write = withTenant(
      stage.services.database,
      { tenantId: parties.principalId, side: 'auditor' },
      (tx) =>
        tx.sql`insert into event (tenant_id, chain, at, actor_kind, actor_id, action, subject, body)
        values (${tx.tenantId}, ${tx.tenantId}, now(), 'x', 'x', 'x', 'x', '{}')`,
    );
    await expect(write).rejects.toMatchObject({ code: expect.stringMatching(/42501|25006/) });
  });

  test('is shown nothing where that cannot be written', async () => {
    const auditor = as(parties.principal, {
      kind: 'person',
      personId: newId(stage.services.clock.now()),
      role: 'auditor',
    });
    await stage.admin.unsafe('revoke insert on event from ringratt_principal');
    await expect(exportEvidence(auditor)).rejects.toMatchObject({ code: '42501' });
    await stage.admin.unsafe('grant insert on event to ringratt_principal');
  });
});

describe('the feed', () => {
  test('misses none of what 32 writers commit in any order, where a cursor over ids does', async () => {
    await sealAll(stage.services);
    const start = (await readFeed(parties.principal, { limit: 1_000 })).cursor;
    let writing = true;
    const byFeed: string[] = [];
    const byId = new Set<number>();
    const count = async () =>
      (await stage.admin`select from event where tenant_id = ${parties.principalId}`).length;
    const already = await count();
    const reading = (async () => {
      let cursor = start;
      let last = 0;
      for (;;) {
        const done = !writing;
        await (done ? sealAll(stage.services) : sealTrail(stage.services));
        const page = await readFeed(parties.principal, { after: cursor, limit: 1_000 });
        byFeed.push(...page.items.map((item) => `${item.chain}.${item.position}`));
        cursor = page.cursor;
        const rows = await stage.admin<{ seq: string }[]>`select seq from event
          where tenant_id = ${parties.principalId} and seq > ${last} order by seq`;
        for (const { seq } of rows) byId.add(Number(seq));
        last = Math.max(last, ...byId);
        if (done && page.items.length === 0) return;
      }
    })();
    await Promise.all(
      Array.from({ length: 32 }, async (_, i) => {
        for (let turn = 0; turn < 6; turn++)
          await act(parties.principal, 1 + ((i + turn) % 3), turn % 2 ? null : parties.assignmentId);
      }),
    );
    writing = false;
    await reading;
    const all = await count();
    const n = all - already;
    expect(byFeed).toHaveLength(n);
    expect(new Set(byFeed).size).toBe(n);
    expect(byId.size).toBeLessThan(all);
    for (const chain of [assignment, publicId('organization', parties.principalId)]) {
      const places = byFeed
        .filter((place) => place.startsWith(chain))
        .map((place) => Number(place.split('.')[1]));
      expect(places).toEqual(places.map((_, i) => places[0]! + i));
    }
  });

  test('pages without losing its place, the center’s across tenants in commit order', async () => {
    await act(parties.center, 2, null);
    await act(parties.principal, 2, parties.assignmentId);
    await act(parties.center, 1, null);
    await sealAll(stage.services);
    const whole = (await readFeed(parties.center, { limit: 1_000 })).items;
    const paged: typeof whole = [];
    let after: string | undefined;
    for (;;) {
      const page = await readFeed(parties.center, { after, limit: 3 });
      if (page.items.length === 0) break;
      paged.push(...page.items);
      after = page.cursor;
    }
    expect(paged).toEqual(whole);
    const own = publicId('organization', parties.contactCenterId);
    expect(whole.slice(-5).map((item) => item.chain)).toEqual([own, own, assignment, assignment, own]);
  });
});
