import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { listObligations } from '../obligations/list.ts';
import { listPresentedNumbers } from '../presented-numbers/list.ts';
import { arrangeParties, noon, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { loadPresentedNumbers } from './load-presented-numbers.ts';
import { endPresentedNumber, registerPresentedNumber } from './presented-numbers.ts';

let stage: Stage;
let parties: Parties;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeParties(stage);
});

const load = (text: string, ctx = parties.center, assignmentId = parties.assignmentId) =>
  loadPresentedNumbers(ctx, {
    assignmentId: publicId('assignment', assignmentId),
    content: new TextEncoder().encode(text),
  });
const numbers = async () =>
  (await listPresentedNumbers(parties.center, { assignmentId: publicId('assignment', parties.assignmentId) }))
    .items;
const added = async () => (await numbers()).filter(({ number }) => number >= '+46701740670');

test('a file of numbers with the time each is the center’s is taken in, and again changes nothing', async () => {
  const file =
    'Nummer;Från;Till;Återuppringning\r\n070-174 06 71;2026-01-01;;ja\r\n+46 70 174 06 72;2026-02-01;2026-12-31;nej\r\n';
  expect(await load(file)).toEqual({ written: 2, unchanged: 0, refused: [], refusedCount: 0 });
  const shown = (await added()).map(({ number, from, to, callable }) => ({
    number,
    from: new Date(from).toISOString(),
    to: to && new Date(to).toISOString(),
    callable,
  }));
  expect(shown).toEqual([
    {
      number: '+46701740672',
      from: '2026-01-31T23:00:00.000Z',
      to: '2026-12-30T23:00:00.000Z',
      callable: false,
    },
    { number: '+46701740671', from: '2025-12-31T23:00:00.000Z', to: null, callable: true },
  ]);
  expect(await load(file)).toEqual({ written: 0, unchanged: 2, refused: [], refusedCount: 0 });
  expect(await added()).toHaveLength(2);
});

test('one that is typed is the center’s from the day that is given, and from now without', async () => {
  const assignmentId = publicId('assignment', parties.assignmentId);
  await registerPresentedNumber(parties.center, {
    assignmentId,
    number: '070-174 06 75',
    firstDay: '2026-01-01',
  });
  const second = await registerPresentedNumber(parties.center, { assignmentId, number: '070-174 06 76' });
  expect((await added()).map(({ number, from, to }) => ({ number, from, to }))).toEqual([
    { number: '+46701740676', from: noon, to: null },
    { number: '+46701740675', from: Date.parse('2025-12-31T23:00:00Z'), to: null },
  ]);
  const faults = (input: { number: string; firstDay: string }) =>
    registerPresentedNumber(parties.center, { assignmentId, ...input }).then(
      () => null,
      (error) => error.issues,
    );
  expect(await faults({ number: '070-174 06 77', firstDay: '2026-02-30' })).toMatchObject([
    { path: 'firstDay', message: 'notADate' },
  ]);
  // What was given up an hour ago was the center's yesterday: the same time is not registered twice.
  stage.services.clock.advance(3_600_000);
  await endPresentedNumber(parties.center, { assignmentId, presentedNumberId: second });
  expect(await faults({ number: '070-174 06 76', firstDay: '2026-11-23' })).toMatchObject([
    { path: 'number', message: 'taken' },
  ]);
  stage.services.clock.advance(86_400_000);
  expect(await faults({ number: '070-174 06 76', firstDay: '2026-11-25' })).toBeNull();
});

test('numbers alone are in use from now on, confirmed, and to be called back again in three months', async () => {
  const before = (await listObligations(parties.center, { state: 'open' })).items.length;
  expect(await load('0701740673\n0701740674\n')).toMatchObject({ written: 2 });
  expect((await added()).map(({ from, callable, testedAt }) => ({ from, callable, testedAt }))).toEqual([
    { from: noon, callable: true, testedAt: noon },
    { from: noon, callable: true, testedAt: noon },
  ]);
  const open = (await listObligations(parties.center, { state: 'open' })).items;
  expect(open).toHaveLength(before + 2);
});

test('a number given up already is put off for removal; one not confirmed owes nothing until it is', async () => {
  const before = (await listObligations(parties.center, { state: 'open' })).items.length;
  await load('Nummer;Från;Till\n0701740675;2026-01-01;2026-06-30\n0701740676;2026-01-01;2027-06-30\n');
  const waiting = await stage.admin<{ dueAt: number }[]>`
    select floor(extract(epoch from due_at) * 1000)::float as "dueAt" from due_work
    where tenant_id = ${parties.principalId} and kind = 'presented-number.remove' order by due_at`;
  expect(waiting.map(({ dueAt }) => dueAt)).toEqual([noon, Date.parse('2027-06-30T00:00:00+02:00')]);
  // Of the two, the one that is still shown is called back again.
  expect((await listObligations(parties.center, { state: 'open' })).items).toHaveLength(before + 1);
});

test.each([
  ['12', 'number', 'not-a-number'],
  ['+4790000000', 'number', 'not-swedish'],
  ['0701740677;i går', 'from', 'not-an-instant'],
  ['0701740677;2026-01-01;snart', 'to', 'not-an-instant'],
  ['0701740677;2026-06-01;2026-05-01', 'to', 'before-start'],
  ['0701740677;2026-01-01;;kanske', 'callable', 'not-yes-or-no'],
  ['0701740678', 'number', 'duplicate'],
])('the line %j is refused at %s for %s, and the others are taken', async (line, column, reason) => {
  const loaded = await load(`Nummer;Från;Till;Återuppringning\n0701740678;2026-01-01;;\n${line}\n`);
  expect(loaded).toMatchObject({ written: 1, refusedCount: 1 });
  expect(loaded.refused[0]).toMatchObject({ line: 3, column, reason });
  expect(await added()).toHaveLength(1);
});

test('a number registered already with another end is refused, not overwritten', async () => {
  await load('0701740679\n');
  const again = await load('Nummer;Från;Till\n0701740679;2026-01-01;2027-01-01\n');
  expect(again).toMatchObject({ written: 0, unchanged: 0, refusedCount: 1 });
  expect(again.refused[0]).toMatchObject({ line: 2, column: 'to', reason: 'registered-otherwise' });
  expect((await added())[0]!.to).toBeNull();
});

test('more than two hundred numbers are refused line by line past the last that is taken', async () => {
  const many = Array.from({ length: 201 }, (_, i) => `+4670174${String(i).padStart(4, '0')}`).join('\n');
  const loaded = await load(many);
  expect(loaded.written + loaded.unchanged).toBe(200);
  expect(loaded.refused).toMatchObject([{ line: 201, column: 'number', reason: 'too-many' }]);
});

test('only the center of the assignment does it, and a file must be one', async () => {
  await expect(load('0701740670', parties.principal)).rejects.toThrow(Forbidden);
  const others = await arrangeParties(stage);
  await expect(load('0701740670', others.center)).rejects.toThrow(NotFound);
  await expect(load('')).rejects.toThrow(Invalid);
  await expect(load('Namn;Ort\nA;B\n')).rejects.toThrow(Invalid);
  expect(await added()).toEqual([]);
});
