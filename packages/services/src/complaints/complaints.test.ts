import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sentByForm } from '../idempotent.ts';
import { publicId } from '../ids.ts';
import { listIncidents } from '../incidents/list.ts';
import { openIncident } from '../incidents/open.ts';

import { fallDue } from '../obligations/fall-due.ts';
import { listObligations } from '../obligations/list.ts';
import { ofDuty, readBreaches } from '../reports/breaches.ts';
import {
  arrangeParties,
  as,
  eventsOf,
  noon,
  openStage,
  type Parties,
  type Stage,
} from '../testing/parties.ts';
import { decideComplaint } from './decide.ts';
import { getComplaint, listComplaints } from './list.ts';
import { registerComplaint } from './register.ts';
import { decideTracingClaim, listTracingClaims, payTracingClaim, registerTracingClaim } from './tracing.ts';

let stage: Stage;
let parties: Parties;
let stranger: Parties;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeParties(stage);
  stranger = await arrangeParties(stage);
});

const DAY = 86_400_000;
const complaint = (more: object = {}) => ({
  assignmentId: publicId('assignment', parties.assignmentId),
  kind: 'conduct' as const,
  channel: 'phone' as const,
  number: '070-174 06 05',
  callAt: noon - DAY,
  words: 'Agenten ville inte lägga på.',
  ...more,
});
const claim = (more: object = {}) => ({
  assignmentId: publicId('assignment', parties.assignmentId),
  number: '070-174 06 05',
  callAt: noon - DAY,
  amount: 12_500,
  ...more,
});
const due = async (state: 'open' | 'met' | 'breached' = 'open') =>
  (await listObligations(parties.center, { state })).items.map(({ duty }) => duty);
const open = (more: object = {}) =>
  withTenant(stage.database, { tenantId: parties.principalId }, (tx) =>
    openIncident(tx, as(parties.principal, { kind: 'job', name: 'test' }), {
      assignmentId: parties.assignmentId,
      duty: 'minimum-rings',
      facts: {},
      rulePack: 'se-consumer-2021-07-01',
      ...more,
    }),
  );

test('a complaint is seen by both parties, due within two weeks, and holds no number', async () => {
  const id = await registerComplaint(parties.center, complaint());
  for (const ctx of [parties.principal, parties.center]) {
    const [row] = (await listComplaints(ctx)).items;
    expect(row).toMatchObject({
      id,
      numberMasked: '+4670•••••05',
      decision: null,
      dueAt: Date.parse('2026-12-08T23:00:00Z'),
      boardUntil: Date.parse('2027-02-23T09:00:00Z'),
    });
  }
  expect(await due()).toEqual(['conduct']);
  const kept = JSON.stringify([
    await stage.admin`select * from complaint`,
    await eventsOf(stage, parties.principalId),
  ]);
  expect(kept).not.toContain('1740605');
});

test('the call is found by the consumer’s number on that day, with its agent', async () => {
  const { principalId, assignmentId, campaignId, contactCenterId } = parties;
  const at = new Date(noon - DAY + 3_600_000).toISOString();
  const { numberKey } = await import('../numbers/key.ts');
  await stage.admin`insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, number,
      number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
      started_at, rule_pack, agent_reference)
    values (${principalId}, gen_random_uuid(), ${assignmentId}, ${campaignId}, ${contactCenterId}, gen_random_uuid(),
      '+46701740605', ${numberKey(stage.services.secrets, '+46701740605')}, '+46701740661', 'ended', 'manual', 'sell',
      false, 1, 1, ${at}, ${at}, ${at}, 'x', '0412')`;
  const id = await registerComplaint(parties.principal, complaint());
  expect(await getComplaint(parties.center, id)).toMatchObject({
    presentedNumber: '+46701740661',
    agentReference: '0412',
  });
  const other = await registerComplaint(parties.principal, complaint({ number: '070-174 06 06' }));
  expect(await getComplaint(parties.center, other)).toMatchObject({ attemptId: null });
});

test('a complaint is decided once, by either party with the right, and what was due is met', async () => {
  const id = await registerComplaint(parties.principal, complaint());
  const decide = (ctx = parties.center) =>
    decideComplaint(ctx, { complaintId: id, decision: 'upheld', answer: 'Ni har rätt.' });
  const lead = as(parties.center, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
  await expect(decide(lead)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(decide(stranger.center)).rejects.toMatchObject({ code: 'not-found' });
  await decide();
  await expect(decide(parties.principal)).rejects.toMatchObject({ code: 'decided' });
  expect(await due()).toEqual([]);
  expect(await due('met')).toEqual(['conduct']);
  expect((await listComplaints(parties.principal, { state: 'open' })).items).toEqual([]);
});

test('one that is not decided in time is broken and opens an incident', async () => {
  await registerComplaint(parties.principal, complaint());
  stage.services.clock.set(Date.parse('2026-12-08T23:00:00Z'));
  const work = await stage.admin<{ subjectId: string; generation: number }[]>`
    select subject_id as "subjectId", generation::int from due_work where tenant_id = ${parties.principalId} and kind = 'obligation.due'`;
  for (const row of work)
    await fallDue(as(parties.principal, { kind: 'job', name: 'test' }), { kind: 'obligation.due', ...row });
  expect((await listIncidents(parties.center)).items).toMatchObject([{ duty: 'conduct' }]);
});

test.each([
  [{ number: 'okänt' }, 'number'],
  [{ callAt: noon + 1 }, 'callAt'],
  [{ receivedAt: noon - 2 * DAY }, 'receivedAt'],
  [{ dueAt: noon - DAY }, 'dueAt'],
  [{ words: ' ' }, 'words'],
  [{ kind: 'x' }, 'kind'],
])('a complaint with a fault names the field: %j', async (fault, path) => {
  await expect(registerComplaint(parties.center, complaint(fault) as never)).rejects.toMatchObject({
    issues: [expect.objectContaining({ path })],
  });
});

test('another’s assignment does not exist', async () => {
  for (const act of [
    () => registerComplaint(stranger.center, complaint()),
    () => registerTracingClaim(stranger.principal, claim()),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  await registerComplaint(parties.center, complaint());
  expect((await listComplaints(stranger.center)).items).toEqual([]);
  expect((await listComplaints(stranger.principal)).items).toEqual([]);
});

test('a claim for tracing is granted, then paid, by the contact center; until then it is due', async () => {
  const claimId = await registerTracingClaim(parties.principal, claim());
  const decide = (ctx: typeof parties.center, more: object = {}) =>
    decideTracingClaim(ctx, { claimId, numberHidden: true, decision: 'repay', reason: 'Dolt.', ...more });
  await expect(decide(parties.principal)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(decide(parties.center, { decision: 'refuse' })).rejects.toMatchObject({
    issues: [{ path: 'decision', message: 'hiddenIsRepaid' }],
  });
  await expect(payTracingClaim(parties.center, { claimId })).rejects.toMatchObject({
    code: 'step-not-possible',
  });
  await decide(parties.center);
  await expect(decide(parties.center)).rejects.toMatchObject({ code: 'decided' });
  expect(await due()).toEqual(['tracing-cost']);
  await payTracingClaim(parties.center, { claimId });
  await expect(payTracingClaim(parties.center, { claimId })).rejects.toMatchObject({
    code: 'step-not-possible',
  });
  expect(await due()).toEqual([]);
  expect((await listTracingClaims(parties.principal)).items).toMatchObject([
    { amount: 12_500, decision: 'repay', paidAt: noon, ownCenter: false },
  ]);
});

test('a claim is refused where the number could be read, and is then settled', async () => {
  const claimId = await registerTracingClaim(parties.center, claim());
  await decideTracingClaim(parties.center, {
    claimId,
    numberHidden: false,
    decision: 'refuse',
    reason: 'Visades.',
  });
  expect(await due()).toEqual([]);
  expect((await listTracingClaims(parties.center, { state: 'open' })).items).toEqual([]);
});

test('what waits stands by the day it is due, then what is decided, latest first; pages tell each once', async () => {
  const register = (more: object) => registerComplaint(parties.center, complaint(more));
  const late = await register({ callAt: noon - 30 * DAY, receivedAt: noon - 20 * DAY });
  const last = await register({ dueAt: noon + 30 * DAY });
  const next = await register({});
  const decided: string[] = [];
  for (let i = 0; i < 3; i++) {
    const complaintId = await register({});
    stage.services.clock.set(noon + i * 60_000);
    await decideComplaint(parties.principal, { complaintId, decision: 'partly', answer: 'Delvis.' });
    decided.unshift(complaintId);
  }
  const expected = [late, next, last, ...decided];
  for (const [ctx, limit] of [
    [parties.center, 2],
    [parties.principal, 3],
    [parties.center, 50],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listComplaints>> = await listComplaints(ctx, { limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(expected);
  }
  expect((await listComplaints(parties.center, { state: 'decided' })).items.map(({ id }) => id)).toEqual(
    decided,
  );
});

test('claims that wait stand by their day, and settled ones after them', async () => {
  const [first, second, refused] = [
    await registerTracingClaim(parties.center, claim({ receivedAt: noon - DAY / 2 })),
    await registerTracingClaim(parties.center, claim()),
    await registerTracingClaim(parties.center, claim({ receivedAt: noon - DAY })),
  ];
  const reason = 'Visades.';
  await decideTracingClaim(parties.center, {
    claimId: refused,
    numberHidden: false,
    decision: 'refuse',
    reason,
  });
  const ids = async (input: object) =>
    (await listTracingClaims(parties.principal, input)).items.map(({ id }) => id);
  // Granted is not settled before it is paid.
  await decideTracingClaim(parties.center, { claimId: first, numberHidden: true, decision: 'repay', reason });
  expect((await ids({})).at(-1)).toBe(refused);
  expect(new Set(await ids({ state: 'open' }))).toEqual(new Set([first, second]));
  await payTracingClaim(parties.center, { claimId: first });
  expect((await ids({}))[0]).toBe(second);
  expect(await ids({ state: 'open' })).toEqual([second]);
});

test('breaches are counted against attempts by center and week, each side its own', async () => {
  const { principalId, assignmentId, campaignId, contactCenterId } = parties;
  for (const [at, outcome, state] of [
    ['2026-11-24T09:00:00Z', 'answered', 'ended'],
    // Local Monday, still Sunday in UTC.
    ['2026-11-22T23:30:00Z', 'no-answer', 'ended'],
    ['2026-11-22T22:30:00Z', 'no-answer', 'ended'],
    ['2026-11-24T09:00:00Z', 'failed', 'ended'],
    ['2026-11-24T09:00:00Z', null, 'released'],
  ] as const)
    await stage.admin`insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, number,
        number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
        started_at, rule_pack, outcome)
      values (${principalId}, gen_random_uuid(), ${assignmentId}, ${campaignId}, ${contactCenterId}, gen_random_uuid(),
        '+46701740699', ${Buffer.alloc(16)}, '+46701740661', ${state}, 'manual', 'sell', false, 1, 1, ${at}, ${at}, ${at}, 'x', ${outcome})`;
  await open();
  const report = await readBreaches(parties.principal, { weeks: 2 });
  expect(report.weeks).toEqual(['2026-11-16', '2026-11-23']);
  const expected = {
    attempts: 3,
    breaches: 1,
    overdue: 0,
    weeks: [
      { week: '2026-11-16', attempts: 1, breaches: 0 },
      { week: '2026-11-23', attempts: 2, breaches: 1 },
    ],
    duties: [{ duty: 'minimum-rings', responsible: 'contactCenter', breaches: 1, weeks: [0, 1] }],
  };
  expect(report.parties).toMatchObject([
    { ...expected, side: 'contactCenter', id: publicId('organization', contactCenterId) },
  ]);
  expect(ofDuty(report.parties[0]!, 'minimum-rings')).toMatchObject(expected);
  expect(ofDuty(report.parties[0]!, 'silent-call')).toMatchObject({
    attempts: 3,
    breaches: 0,
    weeks: [{ breaches: 0 }, { attempts: 2, breaches: 0 }],
  });
  expect((await readBreaches(parties.center, { weeks: 2 })).parties).toMatchObject([
    { ...expected, side: 'principal', id: publicId('organization', principalId) },
  ]);
  expect((await readBreaches(stranger.center, { weeks: 2 })).parties).toMatchObject([
    { attempts: 0, breaches: 0 },
  ]);
});

test('a form that is sent again for want of an answer registers one complaint and one claim, by either party', async () => {
  for (const ctx of [parties.principal, parties.center]) {
    const register = (formKey: string, given: ReturnType<typeof complaint>) =>
      registerComplaint(sentByForm(ctx, 'complaints.register', formKey, given), given);
    const formKey = `${ctx.organizationId.slice(0, 8)}-0123456789`;
    const first = await register(formKey, complaint());
    expect(await register(formKey, complaint())).toBe(first);
    // What was changed meanwhile is neither laid over the first nor made a second.
    await expect(register(formKey, complaint({ words: 'Och svor.' }))).rejects.toMatchObject({
      code: 'sent-already',
    });
    expect(await register(`${formKey}x`, complaint())).not.toBe(first);
    expect(await register('', complaint())).not.toBe(first);

    const given = claim();
    const sent = () => registerTracingClaim(sentByForm(ctx, 'claims', formKey.concat('y'), given), given);
    expect(await sent()).toBe(await sent());
  }
  expect((await listComplaints(parties.principal)).items).toHaveLength(6);
  expect((await listTracingClaims(parties.principal)).items).toHaveLength(2);
});
