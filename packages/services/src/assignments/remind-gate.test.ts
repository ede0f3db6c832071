import { describe, expect, test } from 'vitest';
import { listCampaigns } from '../campaigns/list.ts';
import { Conflict, Forbidden, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { clock, parties, stage } from '../testing/desk.ts';
import { arrangeParties, as, eventsOf, noon } from '../testing/parties.ts';
import { getGate } from './get-gate.ts';
import { listAssignments } from './list.ts';
import { remindOfGate } from './remind-gate.ts';
import { watchGate } from './watch-gate.ts';

const day = 86_400_000;
const named = () => ({ assignmentId: publicId('assignment', parties.assignmentId) });
const at = (instant: number) => new Date(instant).toISOString();
/** Ends every attestation of the center's: something that waits for the center alone. */
const endTraining = (until = noon) =>
  stage.admin`update agent_attestation set valid_until = ${at(until)} where tenant_id = ${parties.contactCenterId}`;
const mails = () =>
  stage.admin<
    { template: string; recipient: string; params: Record<string, string> }[]
  >`select template, recipient, params from outbound_email where tenant_id = ${parties.principalId} order by created_at, recipient`;

describe('a reminder of the gate', () => {
  test('goes to the other party with what waits for it, once a local day, and both see it', async () => {
    await endTraining();
    await stage.admin`update organization set email = 'center@example.test' where id = ${parties.contactCenterId}`;
    expect((await getGate(parties.principal, named().assignmentId)).reminder).toEqual({
      at: null,
      possible: true,
    });
    expect(await remindOfGate(parties.principal, named())).toEqual({ conditions: ['agent-training'] });
    expect(await mails()).toMatchObject([
      {
        template: 'gate-reminder',
        recipient: 'center@example.test',
        params: { conditions: 'Utbildade agenter', assignment: named().assignmentId },
      },
    ]);
    expect((await getGate(parties.principal, named().assignmentId)).reminder).toEqual({
      at: noon,
      possible: false,
    });
    // Until the last moment of the day in Stockholm.
    clock().set(Date.parse('2026-11-24T23:59:59.999+01:00'));
    await expect(remindOfGate(parties.principal, named())).rejects.toMatchObject({
      code: 'reminded-already',
    });
    clock().set(Date.parse('2026-11-25T00:00:00+01:00'));
    await remindOfGate(parties.principal, named());
    expect(await mails()).toHaveLength(2);
    const events = (await eventsOf(stage, parties.principalId)).filter(
      ({ action }) => action === 'assignment.reminded',
    );
    expect(events).toHaveLength(2);
    const shown = await getGate(parties.center, named().assignmentId);
    expect(shown.events.filter(({ action }) => action === 'assignment.reminded')).toHaveLength(2);
  });

  test('two who ask at once send one', async () => {
    await endTraining();
    const asked = await Promise.allSettled([1, 2, 3].map(() => remindOfGate(parties.principal, named())));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test('is refused where nothing waits for the other, whatever waits for oneself', async () => {
    await expect(remindOfGate(parties.principal, named())).rejects.toBeInstanceOf(Conflict);
    await endTraining();
    await expect(remindOfGate(parties.center, named())).rejects.toMatchObject({ code: 'nothing-waits' });
    expect((await getGate(parties.center, named().assignmentId)).reminder.possible).toBe(false);
    expect(await mails()).toEqual([]);
  });

  test('is nobody else’s, and not of one who only reads', async () => {
    await endTraining();
    const stranger = await arrangeParties(stage);
    await expect(remindOfGate(stranger.principal, named())).rejects.toBeInstanceOf(NotFound);
    const lead = as(parties.principal, { kind: 'person', personId: newId(noon), role: 'agentLead' });
    await expect(remindOfGate(lead, named())).rejects.toBeInstanceOf(Forbidden);
  });
});

test('a lapse is told to both parties by mail, once however many conditions follow', async () => {
  await stage.admin`update organization set email = 'a@example.test' where id = ${parties.principalId}`;
  await stage.admin`update organization set email = 'b@example.test' where id = ${parties.contactCenterId}`;
  const ring = async () => {
    const [row] = await stage.admin<{ generation: number }[]>`
      select generation::int from due_work where tenant_id = ${parties.principalId} and kind = 'assignment.gate'`;
    await watchGate(parties.job, {
      kind: 'assignment.gate',
      subjectId: parties.assignmentId,
      generation: row!.generation,
    });
  };
  await endTraining();
  await ring();
  const told = await mails();
  expect(told.map(({ template, recipient }) => [template, recipient])).toEqual([
    ['gate-lapsed', 'a@example.test'],
    ['gate-lapsed', 'b@example.test'],
  ]);
  expect(told[0]!.params.conditions).toBe('Utbildade agenter');
  // And shown to each in its lists, as what is paused.
  const shown = async () => [
    (await listAssignments(parties.center)).items.map(({ state }) => state),
    (await listCampaigns(parties.principal)).items.flatMap(({ centers }) =>
      centers.map(({ state }) => state),
    ),
  ];
  expect(await shown()).toEqual([['paused'], ['paused']]);
  expect((await listAssignments(parties.center, { state: 'live' })).items).toEqual([]);
  clock().set(noon + 60_000);
  await stage.admin`update assignment set dialing_declared_at = null where id = ${parties.assignmentId}`;
  await ring();
  expect(await mails()).toHaveLength(2);
  // Held again and lapsed anew, it is told anew.
  await endTraining(noon + 90 * day);
  await stage.admin`update assignment set dialing_declared_at = ${at(noon)} where id = ${parties.assignmentId}`;
  await ring();
  expect(await shown()).toEqual([['live'], ['live']]);
  clock().set(noon + 120_000);
  await endTraining();
  await ring();
  expect(await mails()).toHaveLength(4);
});

test('each condition tells when what it rests on was last changed', async () => {
  const later = noon + 3_600_000;
  clock().set(later);
  await stage.admin`update assignment set dialing_declared_at = ${at(noon + 60_000)} where id = ${parties.assignmentId}`;
  const { conditions } = await getGate(parties.center, named().assignmentId);
  const changed = Object.fromEntries(conditions.map(({ duty, changedAt }) => [duty, changedAt]));
  expect(changed['dialing-mode']).toBe(noon + 60_000);
  for (const duty of [
    'number-traceability',
    'callback-announcement',
    'script-elements',
    'suppression-register',
    'responsibility-agreement',
    'recording-policy',
    'privacy-policy',
    'privacy-review',
    'agent-training',
  ]) {
    expect(changed[duty], duty).toBeLessThanOrEqual(noon);
  }
});
