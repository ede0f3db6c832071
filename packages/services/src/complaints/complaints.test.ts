import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publicId } from '../ids.ts';
import { listIncidents } from '../incidents/list.ts';
import { openIncident } from '../incidents/open.ts';
import { getReportDesk, reportViolation } from '../incidents/violation-report.ts';
import { fallDue } from '../obligations/fall-due.ts';
import { listObligations } from '../obligations/list.ts';
import { readBreaches } from '../reports/breaches.ts';
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

test.each(['nix-board', 'consumer-agency', null] as const)(
  'an incident is due to be reported, and %s meets it',
  async (recipient) => {
    const incidentId = publicId('incident', (await open())!);
    expect(await due()).toEqual(['violation-report']);
    const desk = await getReportDesk(parties.center, incidentId);
    expect(desk.suggested.sv).toContain('3.2');
    await reportViolation(parties.center, { incidentId, recipient, words: desk.suggested.sv });
    expect(await due()).toEqual([]);
    expect((await getReportDesk(parties.principal, incidentId)).reports).toMatchObject([
      { recipient, byPrincipal: false, words: desk.suggested.sv },
    ]);
  },
);

test('the board hears it within three months of the call, the agency always', async () => {
  const callAt = Date.parse('2026-08-24T09:00:00Z');
  const incidentId = publicId('incident', (await open({ callAt }))!);
  await stage.admin`update incident set opened_at = ${new Date(callAt).toISOString()} where tenant_id = ${parties.principalId}`;
  const report = (recipient: 'nix-board' | 'consumer-agency') =>
    reportViolation(parties.principal, { incidentId, recipient, words: 'x' });
  stage.services.clock.set(Date.parse('2026-11-24T10:00:00Z'));
  await expect(report('nix-board')).rejects.toMatchObject({
    issues: [{ path: 'recipient', message: 'boardTooLate' }],
  });
  await report('consumer-agency');
});

test('a report that is made is not changed, and nobody else reads it', async () => {
  const incidentId = publicId('incident', (await open())!);
  await reportViolation(parties.principal, { incidentId, recipient: null, words: 'Redan åtgärdat.' });
  await expect(stage.admin`update violation_report set words = 'x'`).rejects.toMatchObject({ code: '42501' });
  await expect(getReportDesk(stranger.principal, incidentId)).rejects.toMatchObject({ code: 'not-found' });
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
    duties: [{ duty: 'minimum-rings', responsible: 'contactCenter', breaches: 1 }],
  };
  expect(report.parties).toMatchObject([
    { ...expected, side: 'contactCenter', id: publicId('organization', contactCenterId) },
  ]);
  expect((await readBreaches(parties.center, { weeks: 2 })).parties).toMatchObject([
    { ...expected, side: 'principal', id: publicId('organization', principalId) },
  ]);
  expect((await readBreaches(stranger.center, { weeks: 2 })).parties).toMatchObject([
    { attempts: 0, breaches: 0 },
  ]);
});
