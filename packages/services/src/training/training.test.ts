import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getGate } from '../assignments/get-gate.ts';
import { reportAttempt } from '../attempts/report.ts';
import { claimSlots } from '../claims/claim.ts';
import { publicId } from '../ids.ts';
import { listIncidents } from '../incidents/list.ts';
import { listObligations } from '../obligations/list.ts';
import { addPlanned, arrangeDialing, type DialingParties, numberOf } from '../testing/dialing.ts';
import { as, noon, openStage, type Stage } from '../testing/parties.ts';
import { attestAgent } from './attest.ts';
import { endAgent, listAgents } from './list.ts';
import { loadAttestations } from './load-file.ts';

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
});

/** The parties' own agent, who opens the gate, attests to nothing. */
const nobodyAttested = () => stage.admin`delete from agent_attestation`;
const all = { guidelines: true, nixRules: true, writtenRequirement: true };
const attest = (reference: string, more: object = {}) =>
  attestAgent(parties.center, { reference, ...all, attestedOn: '2026-11-01', ...more });

async function call(agentReference: string | undefined): Promise<string> {
  await addPlanned(stage, parties, [numberOf(300_000 + counter++)]);
  const { claims } = await claimSlots(parties.dialer, parties.assignmentId, { max: 1 });
  const now = stage.services.clock.now();
  const reported = await reportAttempt(parties.dialer, {
    attemptId: claims[0]!.attemptId,
    fencingToken: claims[0]!.fencingToken,
    phase: 'ended',
    startedAt: now,
    endedAt: now,
    outcome: 'answered',
    ...(agentReference && { agentReference }),
  });
  return reported.verdict;
}
const incidents = async () =>
  (await listIncidents(parties.principal)).items.filter(({ duty }) => duty === 'agent-knowledge');

test('an agent who has attested calls without an incident, from the first day to the last', async () => {
  await attest('0412', { expiresOn: '2026-11-24' });
  await call('0412');
  expect(await incidents()).toEqual([]);
  stage.services.clock.set(Date.parse('2026-11-25T09:00:00Z'));
  await call('0412');
  expect(await incidents()).toHaveLength(1);
});

test.each([
  ['nobody knows', undefined],
  ['attested to two of three', { guidelines: false }],
  ['attested after the call', { attestedOn: '2026-11-24' }],
])('the report of an agent who %s is taken and opens an incident that is to be reported', async (_, more) => {
  if (more) await attest('0433', more);
  if (more && 'attestedOn' in more) stage.services.clock.set(Date.parse('2026-11-23T12:00:00Z'));
  expect(await call('0433')).toBe('applied');
  expect(await incidents()).toHaveLength(1);
  const { items } = await listObligations(parties.center, {});
  expect(items).toMatchObject([{ duty: 'violation-report', subject: (await incidents())[0]!.id }]);
});

test('many calls of one agent on a day are one incident; another agent or day is another', async () => {
  for (const agent of ['0433', '0433', '0434']) await call(agent);
  expect(await incidents()).toHaveLength(2);
  stage.services.clock.set(noon + 86_400_000);
  await call('0433');
  expect(await incidents()).toHaveLength(3);
});

test('a call without an agent’s reference is not judged', async () => {
  await call(undefined);
  expect(await incidents()).toEqual([]);
});

test('a newer attestation takes the place of the older one, which still answers for its own time', async () => {
  await nobodyAttested();
  await attest('0412', { attestedOn: '2025-11-20', expiresOn: '2026-11-20' });
  const again = await attest('0412', { attestedOn: '2026-11-24' });
  expect(again).toMatchObject({ changed: true, attestation: { expiresOn: '2027-11-23' } });
  expect((await attest('0412', { attestedOn: '2026-11-24' })).changed).toBe(false);
  expect((await listAgents(parties.center)).items).toMatchObject([{ reference: '0412', state: 'valid' }]);
  const asked = await withTenant(
    stage.database,
    { tenantId: parties.contactCenterId },
    (tx) => tx.sql<{ at: string; ok: boolean }[]>`
      select at, agent_attested(${parties.contactCenterId}, '0412', at::timestamptz) as ok
      from unnest(array['2026-11-20T12:00Z', '2026-11-22T12:00Z', '2026-11-24T12:00Z']) as at`,
  );
  expect(asked.map(({ ok }) => ok)).toEqual([true, false, true]);
});

test('the gate asks for one agent who is attested now, of the center, and whose attestation is complete', async () => {
  await nobodyAttested();
  const condition = async (at: number = noon) => {
    stage.services.clock.set(at);
    const { conditions } = await getGate(parties.principal, publicId('assignment', parties.assignmentId));
    return conditions.find(({ duty }) => duty === 'agent-training')!.state;
  };
  await attest('0412', { nixRules: false });
  expect(await condition()).toBe('breach');
  await attest('0413');
  expect(await condition()).toBe('compliant');
  const until = Date.parse('2027-10-31T23:00:00Z');
  expect(await condition(until - 1)).toBe('compliant');
  expect(await condition(until)).toBe('breach');
  expect(await condition()).toBe('compliant');
  await endAgent(parties.center, { reference: '0413' });
  expect(await condition()).toBe('breach');
});

test('a file is taken line by line, and what is refused says why', async () => {
  await nobodyAttested();
  const file = [
    'Agent;Riktlinjer;NIX;Skriftlighetskrav;Intygat;Gäller till',
    '0412;ja;ja;ja;2026-11-01;2027-10-31',
    '0413;ja;nej;ja;2026-11-01;',
    ';ja;ja;ja;2026-11-01;',
    '0414;kanske;ja;ja;2026-11-01;',
    '0415;ja;ja;ja;1 november;',
    '0416;ja;ja;ja;2026-12-01;',
    '0417;ja;ja;ja;2026-11-01;2026-10-01',
    '0412;ja;ja;ja;2026-11-01;2027-10-31',
  ].join('\r\n');
  const load = await loadAttestations(parties.center, { content: Buffer.from(file, 'utf8') });
  expect(load).toMatchObject({ written: 2, unchanged: 0, refusedCount: 6 });
  expect(load.refused.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [4, 'reference', 'required'],
    [5, 'guidelines', 'yesOrNo'],
    [6, 'attestedOn', 'notADate'],
    [7, 'attestedOn', 'inTheFuture'],
    [8, 'expiresOn', 'endsBeforeStart'],
    [9, 'reference', 'duplicate'],
  ]);
  const { items, counts } = await listAgents(parties.center);
  expect(items.map(({ reference, state }) => [reference, state])).toEqual(
    expect.arrayContaining([
      ['0412', 'valid'],
      ['0413', 'incomplete'],
    ]),
  );
  expect(counts).toMatchObject({ valid: 1, incomplete: 1 });
  expect(await loadAttestations(parties.center, { content: Buffer.from(file) })).toMatchObject({
    written: 0,
    unchanged: 2,
  });
  await expect(
    loadAttestations(parties.center, { content: Buffer.from('Namn;Ort\nA;B\n') }),
  ).rejects.toMatchObject({ issues: [{ message: 'noReferenceColumn' }] });
});

test('the list shows what runs out soon, page by page', async () => {
  await nobodyAttested();
  await attest('0412');
  await attest('0413', { expiresOn: '2026-12-10' });
  await attest('0414', { attestedOn: '2025-11-01', expiresOn: '2026-11-01' });
  expect((await listAgents(parties.center, { state: 'expiring' })).items).toMatchObject([
    { reference: '0413' },
  ]);
  const first = await listAgents(parties.center, { limit: 2 });
  const rest = await listAgents(parties.center, { limit: 2, cursor: first.cursor });
  expect([...first.items, ...rest.items].map(({ reference }) => reference)).toEqual(['0414', '0413', '0412']);
});

test('agents are their own center’s, and a key of one assignment does not write them', async () => {
  await nobodyAttested();
  await attest('0412');
  expect((await listAgents(parties.principal)).items).toEqual([]);
  await expect(
    attestAgent(parties.principal, { reference: '1', ...all, attestedOn: '2026-11-01' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  const key = (assignmentId: string | null) =>
    as(parties.center, {
      kind: 'apiKey',
      keyId: parties.principalId,
      scopes: ['agents:write'],
      assignmentId,
    });
  const put = (ctx: typeof parties.center) =>
    attestAgent(ctx, { reference: '0499', ...all, attestedOn: '2026-11-01' }, 'api');
  await expect(put(key(parties.assignmentId))).rejects.toMatchObject({ code: 'forbidden' });
  await put(key(null));
  expect((await listAgents(parties.center, { reference: '049' })).items).toHaveLength(1);
  expect(publicId('assignment', parties.assignmentId)).toMatch(/^asg_/);
});
