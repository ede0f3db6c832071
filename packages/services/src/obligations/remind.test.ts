import { withTenant } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { oldestDueAge } from '../due-work/oldest-due.ts';
import type { Work } from '../due-work/schedule.ts';
import { newId, publicId } from '../ids.ts';
import { arrangeDialing, type DialingParties } from '../testing/dialing.ts';
import { eventsOf, noon, openStage, type Stage } from '../testing/parties.ts';
import { meetObligation } from './close.ts';
import { openObligation } from './open.ts';
import { remindOfObligation } from './remind.ts';
import { remindAt } from './remind-at.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let stage: Stage;
let parties: DialingParties;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeDialing(stage);
});

describe('the time of a reminder', () => {
  it.each([
    ['months', 'privacy-review', noon + 365 * DAY, noon + 351 * DAY],
    ['days', 'contract-confirmation', noon + 7 * DAY, noon + 6 * DAY],
    ['hours', 'written-offer', noon + 30 * HOUR, noon + 15 * HOUR],
    ['what a dialer does', 'redial-owed', noon + 30 * HOUR, null],
    ['what is past', 'written-offer', noon, null],
  ] as const)('%s', (_, duty, dueAt, at) => {
    expect(remindAt(duty, dueAt, noon)).toBe(at);
  });
});

describe('a reminder', () => {
  const open = (duty: DutyId, dueAt = noon + 7 * DAY) =>
    withTenant(stage.database, { tenantId: parties.principalId }, (tx) =>
      openObligation(tx, parties.principal, {
        duty,
        subject: publicId('sale', newId(noon)),
        assignmentId: parties.assignmentId,
        dueAt,
      }),
    );
  const due = () =>
    stage.admin<Work[]>`select kind, subject_id as "subjectId", generation::int from due_work
      where tenant_id = ${parties.principalId} and kind = 'obligation.remind'`;
  const mails = () =>
    stage.admin`select template, recipient, params from outbound_email where tenant_id = ${parties.principalId}`;

  it('goes once to whoever answers, and again not when the time is moved', async () => {
    const id = await open('contract-confirmation');
    const [work] = await due();
    stage.services.clock.set(noon + 6 * DAY);
    await remindOfObligation(parties.job, work!);
    const sent = await mails();
    expect(sent).toMatchObject([{ template: 'obligation-reminder', recipient: 'post@example.test' }]);
    expect(sent[0]!.params).toMatchObject({ obligation: publicId('obligation', id) });
    await remindOfObligation(parties.job, work!);
    await stage.admin`insert into due_work (kind, tenant_id, subject_id, due_at) values ('obligation.remind', ${parties.principalId}, ${id}, ${new Date(noon).toISOString()})`;
    await remindOfObligation(parties.job, (await due())[0]!);
    expect(await mails()).toHaveLength(1);
    const events = await eventsOf(stage, parties.principalId);
    expect(events.filter(({ action }) => action === 'obligation.reminded')).toHaveLength(1);
  });

  it('goes to both where both answer, and to nobody once it is met', async () => {
    await open('violation-report', noon + 30 * DAY);
    await remindOfObligation(parties.job, (await due())[0]!);
    expect(await mails()).toHaveLength(2);
    const met = await open('written-offer');
    const [work] = await due();
    const [row] = await stage.admin<{ subject: string }[]>`select subject from obligation where id = ${met}`;
    await withTenant(stage.database, { tenantId: parties.principalId }, (tx) =>
      meetObligation(tx, parties.principal, { duty: 'written-offer', subject: row!.subject, evidence: {} }),
    );
    await remindOfObligation(parties.job, work!);
    expect(await mails()).toHaveLength(2);
    expect(await due()).toHaveLength(0);
  });
});

it('liveness is how late the oldest due work is, and nothing while all of it lies ahead', async () => {
  await stage.admin`delete from due_work`;
  expect(await oldestDueAge(stage.services)).toBe(0);
  const at = (offset: number) => new Date(noon + offset).toISOString();
  await stage.admin`insert into due_work (kind, tenant_id, subject_id, due_at)
    values ('obligation.due', ${parties.principalId}, ${newId(noon)}, ${at(60_000)}), ('obligation.due', ${parties.principalId}, ${newId(noon)}, ${at(-90_000)})`;
  expect(await oldestDueAge(stage.services)).toBe(90_000);
});
