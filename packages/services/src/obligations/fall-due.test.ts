import { withTenant } from '@ringratt/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Work } from '../due-work/schedule.ts';
import { newId, publicId } from '../ids.ts';
import { arrangeDialing } from '../testing/dialing.ts';
import { noon, openStage, type Stage } from '../testing/parties.ts';
import { fallDue } from './fall-due.ts';
import { openObligation } from './open.ts';

const HOUR = 3_600_000;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('is put back by an early ring under a turn that was not rung for before, and broken at its time', async () => {
  const { principalId, principal, assignmentId, job } = await arrangeDialing(stage);
  const dueAt = noon + 30 * HOUR;
  const id = await withTenant(stage.database, { tenantId: principalId }, (tx) =>
    openObligation(tx, principal, {
      duty: 'written-offer',
      subject: publicId('sale', newId(noon)),
      assignmentId,
      dueAt,
    }),
  );
  const turn = async () => {
    const [work] = await stage.admin<(Work & { rung: boolean })[]>`
      select kind, subject_id as "subjectId", generation::int, rung_at is not null as rung from due_work
      where tenant_id = ${principalId} and kind = 'obligation.due' and subject_id = ${id}`;
    return work;
  };
  const state = async () => (await stage.admin`select state from obligation where id = ${id}`)[0]!.state;
  const rings = [];
  for (const early of [HOUR, 1]) {
    stage.services.clock.set(dueAt - early);
    const work = (await turn())!;
    rings.push(work.generation);
    await fallDue(job, work);
    expect(await state()).toBe('open');
    expect((await turn())!.rung).toBe(false);
  }
  const last = (await turn())!;
  expect(new Set([...rings, last.generation]).size).toBe(3);
  stage.services.clock.set(dueAt);
  await fallDue(job, { ...last, generation: rings[0]! });
  expect(await state()).toBe('open');
  await fallDue(job, last);
  expect(await state()).toBe('breached');
  expect(await turn()).toBeUndefined();
});
