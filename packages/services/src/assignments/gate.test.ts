import { DUTY_IDS } from '@ringratt/rules';
import { describe, expect, test } from 'vitest';
import { AssignmentNotLive, Conflict, Forbidden, NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { grantPermit } from '../permits/grant.ts';
import { claim, clock, numbers, parties, stage } from '../testing/desk.ts';
import { addPlanned } from '../testing/dialing.ts';
import { arrangeParties, as, eventsOf, noon } from '../testing/parties.ts';
import { getGate } from './get-gate.ts';
import { goLive } from './go-live.ts';
import { watchGate } from './watch-gate.ts';

const day = 86_400_000;

/** How each condition is knocked out behind the services' back. */
const knocks: Record<string, () => Promise<unknown>> = {
  'number-traceability': () =>
    stage.admin`update presented_number set to_at = ${new Date(noon).toISOString()} where tenant_id = ${parties.principalId}`,
  'callback-announcement': () =>
    stage.admin`update presented_number set answered_by = null where tenant_id = ${parties.principalId}`,
  'script-elements': () =>
    stage.admin`update assignment set script_version_id = null where tenant_id = ${parties.principalId}`,
  'address-source': () =>
    stage.admin`update contact_list set address_source = ' ' where tenant_id = ${parties.principalId}`,
  // What was published is never changed: the trigger that keeps it so is put aside.
  'suppression-register': () =>
    stage.admin.unsafe(`alter table suppression_notice disable trigger suppression_notice_append_only;
      delete from suppression_notice where tenant_id = '${parties.contactCenterId}';
      alter table suppression_notice enable trigger suppression_notice_append_only`),
  'suppression-scrub': () =>
    stage.admin`update nix_version set state = 'loading' where tenant_id = ${parties.principalId}`,
  'dialing-mode': () =>
    stage.admin`update assignment set dialing_declared_at = null where tenant_id = ${parties.principalId}`,
  'responsibility-agreement': () =>
    stage.admin`update responsibility_version set state = 'superseded' where tenant_id = ${parties.principalId}`,
  'recording-policy': () =>
    stage.admin`insert into recording_policy (tenant_id, version, listeners, place, deletion, published_at, published_by)
      values (${parties.contactCenterId}, 2, 'Gruppchefen', '', 'Efter sex månader', ${new Date(noon).toISOString()}, 'Maja')`,
  'privacy-policy': () =>
    stage.admin`update privacy_policy set state = 'superseded' where tenant_id = ${parties.principalId}`,
  'agent-training': () =>
    stage.admin`update agent_attestation set ended_at = ${new Date(noon).toISOString()} where tenant_id = ${parties.contactCenterId}`,
};

const blocking = DUTY_IDS.activation.filter((duty) => duty !== 'privacy-review');

describe('the gate', () => {
  test('has a way to be knocked out for every condition that blocks', () => {
    expect(Object.keys(knocks).sort()).toEqual([...blocking].sort());
  });

  test.each(blocking)('shuts claims and permits while %s is open, and names exactly it', async (duty) => {
    await addPlanned(stage, parties, numbers(2));
    expect((await claim(1)).claims).toHaveLength(1);
    await knocks[duty]!();
    const refused = await claim(1).catch((error) => error);
    expect(refused).toBeInstanceOf(AssignmentNotLive);
    expect(refused.unmet).toEqual([duty]);
    const permit = await grantPermit(parties.dialer, parties.assignmentId, {
      number: numbers(1)[0]!,
      presentedNumber: parties.presentedNumber,
    }).catch((error) => error);
    expect(permit).toMatchObject({ code: 'assignment-not-live', unmet: [duty] });
    const gate = await getGate(parties.center, parties.assignmentId);
    expect(gate).toMatchObject({ open: false, state: 'paused', unmet: [duty] });
    expect(gate.conditions.find((one) => one.duty === duty)!.actors.length).toBeGreaterThan(0);
  });

  test('only warns of a review that is overdue, and never names it', async () => {
    await addPlanned(stage, parties, numbers(1));
    clock().set(noon + 340 * day);
    await stage.admin`update campaign set ends_on = '2028-01-01' where tenant_id = ${parties.principalId}`;
    const at = new Date(noon + 330 * day).toISOString();
    await stage.admin`insert into nix_version (tenant_id, date, state, numbers, created_at, completed_at, scrubbed_at)
      values (${parties.principalId}, '2027-10-20', 'complete', 0, ${at}, ${at}, ${at})`;
    const gate = await getGate(parties.principal, parties.assignmentId);
    expect(gate.unmet).toEqual([]);
    expect(gate.conditions.find(({ duty }) => duty === 'privacy-review')).toMatchObject({
      state: 'breach',
      blocks: false,
      actors: ['principal', 'contactCenter'],
    });
  });

  test('lapses by time to the millisecond, without anybody having noticed', async () => {
    await addPlanned(stage, parties, numbers(2));
    const until = noon + 600_000;
    await stage.admin`update agent_attestation set valid_until = ${new Date(until).toISOString()} where tenant_id = ${parties.contactCenterId}`;
    clock().set(until - 1);
    expect((await claim(1)).claims).toHaveLength(1);
    clock().set(until);
    await expect(claim(1)).rejects.toMatchObject({ unmet: ['agent-training'] });
  });

  test('gives both notice of a lapse and of its end, and goes on by itself', async () => {
    await addPlanned(stage, parties, numbers(2));
    const until = noon + 600_000;
    await stage.admin`update agent_attestation set valid_until = ${new Date(until).toISOString()} where tenant_id = ${parties.contactCenterId}`;
    await ring();
    // The worker is asked again at the very instant at which the attestation ends.
    expect(await dueAt()).toBe(until);
    clock().set(until);
    await ring();
    const lapsed = await getGate(parties.principal, parties.assignmentId);
    expect(lapsed).toMatchObject({ state: 'paused', lapsedAt: until, unmet: ['agent-training'] });
    await stage.admin`update agent_attestation set valid_until = ${new Date(noon + 90 * day).toISOString()} where tenant_id = ${parties.contactCenterId}`;
    expect((await claim(1)).claims).toHaveLength(1);
    await ring();
    expect(await getGate(parties.center, parties.assignmentId)).toMatchObject({
      state: 'live',
      lapsedAt: null,
    });
    const events = await eventsOf(stage, parties.principalId);
    expect(
      events
        .filter(({ action }) => /^assignment\.(paused|resumed)$/.test(action))
        .map(({ action }) => action),
    ).toEqual(['assignment.paused', 'assignment.resumed']);
  });
});

describe('going live', () => {
  test('takes every condition, an act of either party, and is one act however often', async () => {
    await stage.admin`update assignment set state = 'accepted' where tenant_id = ${parties.principalId}`;
    await addPlanned(stage, parties, numbers(1));
    await expect(claim(1)).rejects.toMatchObject({ unmet: [] });
    await knocks['agent-training']!();
    await expect(goLive(parties.center, { assignmentId: parties.assignmentId })).rejects.toMatchObject({
      unmet: ['agent-training'],
    });
    await stage.admin`update agent_attestation set ended_at = null where tenant_id = ${parties.contactCenterId}`;
    await goLive(parties.principal, { assignmentId: parties.assignmentId });
    await goLive(parties.center, { assignmentId: parties.assignmentId });
    expect((await claim(1)).claims).toHaveLength(1);
    const events = await eventsOf(stage, parties.principalId);
    expect(events.filter(({ action }) => action === 'assignment.opened')).toHaveLength(1);
  });

  test('is nobody else’s, and not before the invitation is accepted', async () => {
    const { assignmentId } = parties;
    await stage.admin`update assignment set state = 'invited' where tenant_id = ${parties.principalId}`;
    await expect(goLive(parties.principal, { assignmentId })).rejects.toBeInstanceOf(Conflict);
    const stranger = await arrangeParties(stage);
    await expect(goLive(stranger.principal, { assignmentId })).rejects.toBeInstanceOf(NotFound);
    await expect(getGate(stranger.center, assignmentId)).rejects.toBeInstanceOf(NotFound);
    const lead = as(parties.center, { kind: 'person', personId: newId(noon), role: 'agentLead' });
    await expect(goLive(lead, { assignmentId })).rejects.toBeInstanceOf(Forbidden);
  });
});

async function work() {
  const [row] = await stage.admin<{ generation: number; dueAt: Date }[]>`
    select generation::int, due_at as "dueAt" from due_work
    where tenant_id = ${parties.principalId} and kind = 'assignment.gate'`;
  return row!;
}

const dueAt = async () => (await work()).dueAt.getTime();

async function ring(): Promise<void> {
  const { generation } = await work();
  await watchGate(parties.job, { kind: 'assignment.gate', subjectId: parties.assignmentId, generation });
}
