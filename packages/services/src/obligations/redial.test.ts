import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reportAttempt } from '../attempts/report.ts';
import { claimSlots } from '../claims/claim.ts';
import { addPlanned, arrangeDialing, type DialingParties, numberOf } from '../testing/dialing.ts';
import { noon, openStage, type Stage } from '../testing/parties.ts';
import { fallDue } from './fall-due.ts';
import { listObligations } from './list.ts';
import { waiveObligation } from './waive.ts';

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
  await addPlanned(stage, parties, [numberOf(50_000 + counter++)]);
});

const closing = (day: number) => Date.parse(`2026-11-${day}T20:00:00Z`);

async function dial(outcome: 'silent' | 'answered' | 'no-answer'): Promise<void> {
  const { claims } = await claimSlots(parties.dialer, parties.assignmentId, { max: 1 });
  const now = stage.services.clock.now();
  await reportAttempt(parties.dialer, {
    ...claims[0]!,
    phase: 'ended',
    startedAt: now,
    endedAt: now,
    outcome,
    rings: 7,
  });
}

/** Runs every due ring as the worker would. */
async function ring(): Promise<void> {
  const due = await stage.admin<{ subjectId: string; generation: number }[]>`
    select subject_id as "subjectId", generation::int from due_work
    where tenant_id = ${parties.principalId} and kind = 'obligation.due'
      and due_at <= ${new Date(stage.services.clock.now()).toISOString()}`;
  for (const work of due) await fallDue(parties.job, { kind: 'obligation.due', ...work });
}

/** What is due of the redial itself: each breach is to be reported besides. */
const list = async (state: 'open' | 'met' | 'breached' | 'waived') =>
  (await listObligations(parties.center, { state })).items
    .filter(({ duty }) => duty !== 'violation-report')
    .map(({ duty, dueAt }) => ({ duty, dueAt }));

test('a silent call owes a redial before the day closes; an agent answered meets it', async () => {
  await dial('silent');
  expect(await list('open')).toEqual([{ duty: 'redial-owed', dueAt: closing(24) }]);
  stage.services.clock.set(noon + 4 * 3_600_000);
  await dial('answered');
  expect(await list('open')).toEqual([]);
  expect(await list('met')).toHaveLength(1);
});

test('a redial that nobody answers is owed on the next permitted day', async () => {
  await dial('silent');
  stage.services.clock.set(noon + 4 * 3_600_000);
  await dial('no-answer');
  expect(await list('open')).toEqual([{ duty: 'redial-owed', dueAt: closing(25) }]);
});

test('a redial that is not made is broken at closing, opens an incident, and is owed again', async () => {
  await dial('silent');
  stage.services.clock.set(closing(24) - 1);
  await ring();
  expect(await list('breached')).toEqual([]);
  stage.services.clock.set(closing(24));
  await ring();
  await ring();
  expect(await list('breached')).toEqual([{ duty: 'redial-owed', dueAt: closing(24) }]);
  expect(await list('open')).toEqual([{ duty: 'redial-owed', dueAt: closing(25) }]);
  const incidents =
    await stage.admin`select duty from incident where tenant_id = ${parties.principalId} order by opened_at`;
  expect(incidents.map((row) => row.duty)).toEqual(['silent-call', 'redial-owed']);
});

test('one is waived with a reason and permission, once, by its own principal', async () => {
  await dial('silent');
  const [open] = (await listObligations(parties.principal, {})).items;
  const waive = async (ctx = parties.principal, reason = 'Konsumenten ringde själv.') =>
    waiveObligation(ctx, { obligationId: open!.id, reason });
  await expect(waive(parties.center)).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    waive({
      ...parties.principal,
      actor: { kind: 'person', personId: parties.principalId, role: 'agentLead' },
    }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(waive(parties.principal, ' ')).rejects.toMatchObject({
    code: 'invalid',
  });
  await waive();
  await expect(waive()).rejects.toMatchObject({ code: 'closed' });
  stage.services.clock.set(closing(24));
  await ring();
  expect(await list('breached')).toEqual([]);
});
