import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publicId } from '../ids.ts';
import { listObligations } from '../obligations/list.ts';
import {
  arrangeParties,
  as,
  eventsOf,
  noon,
  openStage,
  type Parties,
  type Stage,
} from '../testing/parties.ts';
import { leaveUnreported } from './leave-unreported.ts';
import { openIncident } from './open.ts';
import { reportViolation } from './report.ts';
import { getReportDesk } from './report-desk.ts';
import { openViolationReport } from './report-file.ts';

let stage: Stage;
let parties: Parties;
let stranger: Parties;
let incidentId: string;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeParties(stage);
  stranger = await arrangeParties(stage);
  incidentId = await open();
});

/** An incident of an attempt that rang too few signals. */
async function open(more: object = {}): Promise<string> {
  const { principalId, assignmentId, campaignId, contactCenterId } = parties;
  const at = new Date(noon - 3_600_000).toISOString();
  const [attempt] = await stage.admin<
    { id: string }[]
  >`insert into attempt (tenant_id, id, assignment_id, campaign_id,
      contact_center_id, offer_id, number, number_key, presented_number, state, dialing, purpose, redial, attempt_number,
      fencing, claimed_at, lease_until, started_at, rule_pack, outcome, rings, agent_reference)
    values (${principalId}, gen_random_uuid(), ${assignmentId}, ${campaignId}, ${contactCenterId}, gen_random_uuid(),
      '+46701740699', ${Buffer.alloc(16)}, '+46701740661', 'ended', 'manual', 'sell', false, 1, 1, ${at}, ${at}, ${at}, 'x',
      'no-answer', 4, '0412') returning id`;
  const opened = await withTenant(stage.database, { tenantId: principalId }, (tx) =>
    openIncident(tx, as(parties.principal, { kind: 'job', name: 'test' }), {
      assignmentId,
      duty: 'minimum-rings',
      attemptId: attempt!.id,
      facts: {},
      rulePack: 'se-consumer-2021-07-01',
      ...more,
    }),
  );
  return publicId('incident', opened!);
}

const statement = (more: object = {}) => ({
  incidentId,
  recipient: 'nix-board' as const,
  done: 'Växeln ringer nu minst sex signaler.',
  contact: 'Maja Lindqvist, maja@tallmo.example',
  ...more,
});
const due = async (state: 'open' | 'met' = 'open') =>
  (await listObligations(parties.center, { state })).items.map(({ duty }) => duty);
const file = (ctx: Parties['principal'], reportId: string, format: 'pdf' | 'text' = 'text') =>
  openViolationReport(ctx, { incidentId, reportId, format });

test('the draft tells the duty, its clause, the facts and who did what, without the number', async () => {
  const { draft, contact } = await getReportDesk(parties.center, incidentId);
  const text = JSON.stringify(draft.sv);
  for (const words of ['3.2', '4', '0412', 'Inget svar', '070-174 06 61', '556677-8899', 'Fiber'])
    expect(text).toContain(words);
  expect(draft.sv.facts[0]!.rows).toContainEqual(['Ringsignaler', '4']);
  expect(text).not.toContain('1740699');
  expect(contact).toContain('post@example.test');
});

test.each(['nix-board', 'consumer-agency'] as const)(
  'a report to %s is kept as it was made, with its files, for both parties, and meets what was due',
  async (recipient) => {
    expect(await due()).toEqual(['violation-report']);
    const reportId = await reportViolation(
      parties.center,
      statement({ recipient, account: 'Agenten lade på.' }),
    );
    expect(await due()).toEqual([]);
    expect(await due('met')).toEqual(['violation-report']);
    const { reports } = await getReportDesk(parties.principal, incidentId);
    expect(reports).toMatchObject([{ id: reportId, recipient, byPrincipal: false, madeAt: noon }]);
    const text = await file(parties.principal, reportId);
    expect(text.bytes.toString()).toBe(`${reports[0]!.words}\n`);
    for (const words of ['Agenten lade på.', statement().done, statement().contact, 'Punkt 3.2'])
      expect(reports[0]!.words).toContain(words);
    expect(reports[0]!.words).not.toContain('1740699');
    const pdf = await file(parties.center, reportId, 'pdf');
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    // It is what was sent: the same when the facts have another name since.
    await stage.admin`update organization set name = 'Nytt namn' where id = ${parties.principalId}`;
    expect((await file(parties.principal, reportId)).bytes).toEqual(text.bytes);
    const event = (await eventsOf(stage, parties.principalId)).find(
      ({ action }) => action === 'incident.reported',
    );
    expect(event).toMatchObject({ body: { report: reportId, recipient } });
  },
);

test('a reasoned decision not to report meets it too, and is no file to send', async () => {
  await expect(leaveUnreported(parties.principal, { incidentId, reason: ' ' })).rejects.toMatchObject({
    issues: [{ path: 'reason', message: 'required' }],
  });
  const decision = await leaveUnreported(parties.principal, { incidentId, reason: 'Redan prövat.' });
  expect(await due()).toEqual([]);
  await expect(file(parties.principal, decision)).rejects.toMatchObject({ code: 'not-found' });
});

test.each([
  [{ recipient: undefined }, 'recipient'],
  [{ recipient: 'police' }, 'recipient'],
  [{ done: ' ' }, 'done'],
  [{ contact: '' }, 'contact'],
  [{ account: 'x'.repeat(4_001) }, 'account'],
])('a fault is named by its field: %#', async (fault, path) => {
  await expect(reportViolation(parties.center, statement(fault) as never)).rejects.toMatchObject({
    issues: [expect.objectContaining({ path })],
  });
  expect(await due()).toEqual(['violation-report']);
});

test('the board hears it within three months of the call, the agency always', async () => {
  await stage.admin`update attempt set started_at = '2026-08-24T09:00:00Z' where tenant_id = ${parties.principalId}`;
  const report = (recipient: 'nix-board' | 'consumer-agency') =>
    reportViolation(parties.principal, statement({ recipient }));
  stage.services.clock.set(Date.parse('2026-11-24T10:00:00Z'));
  await expect(report('nix-board')).rejects.toMatchObject({
    issues: [{ path: 'recipient', message: 'boardTooLate' }],
  });
  await report('consumer-agency');
});

test('only owners and managers report, and nobody else’s incident is there', async () => {
  const lead = as(parties.center, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
  await expect(reportViolation(lead, statement())).rejects.toMatchObject({ code: 'forbidden' });
  await expect(leaveUnreported(lead, { incidentId, reason: 'x' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const reportId = await reportViolation(parties.principal, statement());
  for (const act of [
    () => getReportDesk(stranger.principal, incidentId),
    () => reportViolation(stranger.center, statement()),
    () => leaveUnreported(stranger.principal, { incidentId, reason: 'x' }),
    () => file(stranger.center, reportId),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  // A report is opened through its own incident alone.
  const other = await open();
  await expect(
    openViolationReport(parties.principal, { incidentId: other, reportId, format: 'text' }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('a report that is made is not changed', async () => {
  await reportViolation(parties.principal, statement());
  await expect(stage.admin`update violation_report set words = 'x'`).rejects.toMatchObject({ code: '42501' });
});
