import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reportAttempt } from '../attempts/report.ts';
import { claimSlots } from '../claims/claim.ts';
import { addPlanned, arrangeDialing, type DialingParties, numberOf } from '../testing/dialing.ts';
import { arrangeParties, as, eventsOf, noon, openStage, type Stage } from '../testing/parties.ts';
import { closeIncident } from './close.ts';
import { getIncident } from './get.ts';
import { listIncidents } from './list.ts';

let stage: Stage;
let parties: DialingParties;
let counter = 0;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeDialing(stage);
  await addPlanned(stage, parties, [numberOf(70_000 + counter++)]);
  const { claims } = await claimSlots(parties.dialer, parties.assignmentId, { max: 1 });
  await reportAttempt(parties.dialer, {
    ...claims[0]!,
    phase: 'ended',
    startedAt: noon,
    endedAt: noon,
    outcome: 'silent',
    rings: 7,
  });
});

const only = async (ctx = parties.principal) => (await listIncidents(ctx, {})).items[0]!;

test('both parties see a breach with its number, campaign and center', async () => {
  const [forPrincipal, forCenter] = [await only(), await only(parties.center)];
  expect(forPrincipal).toMatchObject({ duty: 'silent-call', closedAt: null, campaignName: 'Fiber' });
  expect(forPrincipal.number).toMatch(/^\+4670/);
  expect(forCenter).toEqual(forPrincipal);
});

test('nobody else sees it, in the list or by its id', async () => {
  const { id } = await only();
  const stranger = await arrangeParties(stage);
  for (const ctx of [stranger.principal, stranger.center]) {
    expect((await listIncidents(ctx, {})).items).toEqual([]);
    await expect(getIncident(ctx, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(closeIncident(ctx, { incidentId: id, reason: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
  }
});

test('its page tells the attempt, who answers, and whose it is to close', async () => {
  const { id } = await only();
  const detail = await getIncident(parties.principal, id);
  expect(detail).toMatchObject({ own: true, attempt: { outcome: 'silent', rings: 7, startedAt: noon } });
  expect(detail.events.map((event) => event.action)).toEqual(['incident.opened']);
  expect((await getIncident(parties.center, id)).own).toBe(false);
});

test('it is closed once, with a reason and the right, by its principal', async () => {
  const { id } = await only();
  const close = (ctx = parties.principal, reason = 'Växeln är omställd.') =>
    closeIncident(ctx, { incidentId: id, reason });
  await expect(close(parties.center)).rejects.toMatchObject({ code: 'not-found' });
  const lead = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
  await expect(close(lead)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(close(parties.principal, ' ')).rejects.toMatchObject({ code: 'invalid' });
  await close();
  await expect(close()).rejects.toMatchObject({ code: 'closed' });
  expect((await listIncidents(parties.principal, { state: 'open' })).items).toEqual([]);
  expect((await getIncident(parties.center, id)).closeReason).toBe('Växeln är omställd.');
  const events = await eventsOf(stage, parties.principalId);
  expect(events.filter((event) => event.action === 'incident.closed')).toHaveLength(1);
});

test('the list is paged without a row lost or told twice', async () => {
  const { principalId, assignmentId } = parties;
  for (let i = 0; i < 4; i++) {
    await stage.admin`insert into incident (tenant_id, id, assignment_id, duty, outcome, opened_at, facts, rule_pack)
      values (${principalId}, gen_random_uuid(), ${assignmentId}, 'silent-call', 'breach', ${new Date(noon - (i % 2) * 1_000).toISOString()}, '{}', 'x')`;
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listIncidents>> = await listIncidents(parties.principal, {
      limit: 2,
      cursor,
    });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.cursor;
  } while (cursor);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});
