import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publicId } from '../ids.ts';
import { publishedOrganization } from '../organizations/published.ts';
import { listSuppressions } from '../suppressions/list.ts';
import { stopCalls } from '../suppressions/stop-calls.ts';
import { arrangeParties, eventsOf, noon, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { whoCalled } from './who-called.ts';

let stage: Stage;
let parties: Parties;

/** Each test its own caller number. */
let last = 0;
let caller = '';

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeParties(stage);
  caller = `+467017406${String(10 + last++)}`;
});

const instant = (text: string | null) => (text === null ? null : new Date(text).toISOString());

async function present(from: string, to: string | null): Promise<void> {
  await stage.admin`insert into presented_number (tenant_id, id, assignment_id, number, from_at, to_at, callable, created_at)
    values (${parties.principalId}, gen_random_uuid(), ${parties.assignmentId}, ${caller}, ${instant(from)}, ${instant(to)}, true, ${instant(from)})`;
}

async function attempt(at: string): Promise<void> {
  const { principalId, assignmentId, campaignId, contactCenterId } = parties;
  await stage.admin`insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, number,
      number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
      started_at, rule_pack)
    values (${principalId}, gen_random_uuid(), ${assignmentId}, ${campaignId}, ${contactCenterId}, gen_random_uuid(),
      '+46701740699', ${Buffer.alloc(16)}, ${caller}, 'ended', 'manual', 'sell', false, 1, 1, ${instant(at)},
      ${instant(at)}, ${instant(at)}, 'x')`;
}

const found = async (at: string) => {
  stage.services.clock.set(Date.parse(at));
  return (await whoCalled(stage.services, caller)).callers.length;
};

test('a registered number tells who called, for whom, about what and since when, and nothing else', async () => {
  await present('2026-10-05T08:00+02:00', null);
  const spelled = caller.replace('+46', '0').replace(/^(\d{3})(\d{3})/, '$1-$2 ');
  const { number, callers } = await whoCalled(stage.services, spelled);
  expect(number).toBe(caller);
  const party = (id: string) => ({
    id: publicId('organization', id),
    name: `Bolag ${id.slice(-4)}`,
    phone: '+46701740605',
    email: 'post@example.test',
  });
  expect(callers).toEqual([
    {
      principal: party(parties.principalId),
      center: party(parties.contactCenterId),
      kind: 'sale',
      about: 'Fiber',
      since: Date.parse('2026-10-05T08:00+02:00'),
    },
  ]);
});

test.each(['', 'okänt', '+47 22 12 34 56', '070-174 06 98', "'; --"])(
  'an unknown or foreign number is not found: %j',
  async (text) => {
    expect((await whoCalled(stage.services, text)).callers).toEqual([]);
  },
);

test('a number given up is found for three months after its last attempt, not a second longer', async () => {
  await present('2026-05-01T08:00+02:00', '2026-06-30T12:00+02:00');
  await attempt('2026-06-10T18:00:00+02:00');
  expect(await found('2026-09-10T17:59:59+02:00')).toBe(1);
  expect(await found('2026-09-10T18:00:00+02:00')).toBe(0);
});

test('a number that is not used yet, or was never used, is not found', async () => {
  await present('2026-12-01T08:00+01:00', null);
  expect(await found('2026-11-30T08:00:00+01:00')).toBe(0);
  await stage.admin`delete from presented_number where number = ${caller}`;
  await present('2026-05-01T08:00+02:00', '2026-11-20T12:00+01:00');
  expect(await found('2026-11-24T10:00:00+01:00')).toBe(0);
});

test('a consumer blocks their number with both parties, on record and once', async () => {
  await present('2026-10-05T08:00+02:00', null);
  const block = () => stopCalls(stage.services, { number: '070-174 06 05', caller });
  expect(await block()).toEqual({ number: '+46701740605', caller, parties: 1 });
  await block();
  for (const ctx of [parties.principal, parties.center]) {
    const { items } = await listSuppressions(ctx);
    expect(items).toMatchObject([{ number: '+46701740605', removedAt: null, reason: 'consumer-request' }]);
  }
  const added = (await eventsOf(stage, parties.principalId)).filter((e) => e.action === 'suppression.added');
  expect(added.length).toBeGreaterThan(0);
  expect(JSON.stringify(added)).not.toContain('1740605');
});

test('a block names its faults: both numbers at once, and a caller that is not found', async () => {
  await expect(stopCalls(stage.services, { number: 'x', caller: '' })).rejects.toMatchObject({
    issues: [
      { path: 'caller', message: 'empty' },
      { path: 'number', message: 'not-a-number' },
    ],
  });
  await expect(stopCalls(stage.services, { number: '070-174 06 05', caller })).rejects.toMatchObject({
    issues: [{ path: 'caller', message: 'notFoundHere' }],
  });
});

test('an organization publishes its contact details by its public id alone', async () => {
  const id = publicId('organization', parties.principalId);
  expect(await publishedOrganization(stage.services, id)).toMatchObject({ phone: '+46701740605' });
  await expect(publishedOrganization(stage.services, 'org_x')).rejects.toMatchObject({ code: 'not-found' });
});
