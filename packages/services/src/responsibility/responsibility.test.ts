import { duties } from '@ringratt/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import {
  arrangeParties,
  as,
  eventsOf,
  noon,
  openStage,
  type Parties,
  type Stage,
} from '../testing/parties.ts';
import { arrangeSecondFactor, type PersonWithSecondFactor } from '../testing/second-factor.ts';
import { commentResponsibility } from './comment.ts';
import { downloadResponsibility } from './download.ts';
import { getResponsibility } from './get.ts';
import { listResponsibilities } from './list.ts';
import { proposeResponsibility } from './propose.ts';
import { signResponsibility } from './sign.ts';
import { saveTemplate } from './template.ts';
import { withdrawProposal } from './withdraw.ts';

let stage: Stage;
let parties: Parties;
let maja: PersonWithSecondFactor;
let johan: PersonWithSecondFactor;
let principal: Context;
let center: Context;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  parties = await arrangeParties(stage);
  maja = await arrangeSecondFactor(stage);
  johan = await arrangeSecondFactor(stage);
  await join(parties.principalId, maja);
  await join(parties.contactCenterId, johan);
  principal = as(parties.principal, { kind: 'person', personId: maja.personId, role: 'owner' });
  center = as(parties.center, { kind: 'person', personId: johan.personId, role: 'owner' });
});

async function join(tenantId: string, person: PersonWithSecondFactor): Promise<void> {
  await stage.admin`insert into membership (tenant_id, person_id, role, created_at)
    values (${tenantId}, ${person.personId}, 'owner', ${new Date(noon).toISOString()})`;
}

const read = (ctx: Context = principal) => getResponsibility(ctx, { assignmentId: parties.assignmentId });

/** Opens version 2 with one row changed. */
async function open(by: Context = center) {
  const { shown } = await read();
  const row = { ...shown!.content.rows['silent-call'], by: 'sameDay' as const, how: 'Egen agent ringer' };
  return proposeResponsibility(by, {
    assignmentId: parties.assignmentId,
    revision: null,
    rows: { 'silent-call': row },
  });
}

function sign(ctx: Context, person: PersonWithSecondFactor, fingerprint: string) {
  const code = person.code();
  stage.services.clock.advance(30_000);
  return signResponsibility(ctx, { assignmentId: parties.assignmentId, fingerprint, code });
}

describe('a version', () => {
  test('has a row for every duty of the catalogue, and what nobody answers for is missing', async () => {
    await stage.admin`update responsibility_version set state = 'withdrawn' where tenant_id = ${parties.principalId}`;
    const { shown } = await read(center);
    expect(Object.keys(shown!.content.rows).sort()).toEqual(duties.map(({ id }) => id).sort());
    const begun = await proposeResponsibility(center, {
      assignmentId: parties.assignmentId,
      revision: null,
      rows: { conduct: { ...shown!.content.rows.conduct, responsible: null } },
    });
    expect((await read()).shown!.missing).toEqual(['conduct']);
    await expect(sign(center, johan, begun.fingerprint)).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('shows what differs from the one that holds, which goes on holding until both have signed', async () => {
    const opened = await open();
    expect(opened.version).toBe(2);
    const matrix = await read();
    expect(matrix).toMatchObject({ holds: 1, open: 2 });
    expect(matrix.shown).toMatchObject({
      version: 2,
      comparedWith: 1,
      openedBy: 'contactCenter',
      missing: [],
    });
    expect(matrix.shown!.changed).toEqual({
      rows: ['silent-call'],
      listSuppliers: false,
      subcontractors: false,
    });
    expect(await sign(principal, maja, opened.fingerprint)).toEqual({ signed: ['principal'], holds: false });
    expect(await read()).toMatchObject({ holds: 1, open: 2 });
    expect(await sign(center, johan, opened.fingerprint)).toEqual({
      signed: ['contactCenter', 'principal'],
      holds: true,
    });
    const agreed = await read();
    expect(agreed).toMatchObject({ holds: 2, open: null });
    expect(agreed.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'signed'],
      [1, 'superseded'],
    ]);
    const signed = (await eventsOf(stage, parties.principalId)).filter(
      ({ action }) => action === 'responsibility.signed',
    );
    expect(signed.map(({ body }) => [body.side, body.fingerprint, body.secondFactor])).toEqual([
      ['principal', opened.fingerprint, true],
      ['contactCenter', opened.fingerprint, true],
    ]);
    expect(agreed.signatures[0]).toMatchObject({ personName: 'Maja Lindqvist', voidedAt: null });
  });

  test('edited after one has signed loses that signature, and what was signed cannot be signed any more', async () => {
    const opened = await open();
    await sign(principal, maja, opened.fingerprint);
    const edited = await proposeResponsibility(center, {
      assignmentId: parties.assignmentId,
      revision: opened.revision,
      listSuppliers: ['Kartnål Adress AB'],
    });
    expect(edited.voided).toEqual(['principal']);
    expect(edited.fingerprint).not.toBe(opened.fingerprint);
    const [voided] = (await read()).signatures.filter(({ version }) => version === 2);
    expect(voided).toMatchObject({ side: 'principal', voidedAt: expect.any(Number) });
    await expect(sign(center, johan, opened.fingerprint)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    expect(await sign(center, johan, edited.fingerprint)).toMatchObject({ holds: false });
  });

  test('is not written over unseen', async () => {
    const opened = await open();
    const edit = (revision: number | null) =>
      proposeResponsibility(principal, {
        assignmentId: parties.assignmentId,
        revision,
        subcontractors: [`Nr ${revision}`],
      });
    await expect(edit(null)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await edit(opened.revision);
    await expect(edit(opened.revision)).rejects.toBeInstanceOf(Conflict);
  });

  test('that both have signed is changed by nobody, whoever asks', async () => {
    await expect(
      stage.admin`update responsibility_version set content = '{}' where tenant_id = ${parties.principalId} and state = 'signed'`,
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('is taken back by the party that opened it alone', async () => {
    await open();
    const { assignmentId } = parties;
    await expect(withdrawProposal(principal, { assignmentId })).rejects.toBeInstanceOf(Conflict);
    await withdrawProposal(center, { assignmentId });
    expect(await read()).toMatchObject({ holds: 1, open: null });
  });
});

describe('signing', () => {
  test('takes the second factor, and a code works once', async () => {
    const { fingerprint } = await open();
    const { assignmentId } = parties;
    await expect(
      signResponsibility(principal, { assignmentId, fingerprint, code: '000000' }),
    ).rejects.toBeInstanceOf(Invalid);
    const code = maja.code();
    await signResponsibility(principal, { assignmentId, fingerprint, code });
    await expect(signResponsibility(principal, { assignmentId, fingerprint, code })).rejects.toBeInstanceOf(
      Invalid,
    );
  });

  test('is an owner’s, or a manager’s who was given the right', async () => {
    const { fingerprint } = await open();
    const manager = (signs: boolean) =>
      as(principal, { kind: 'person', personId: maja.personId, role: 'manager', signs });
    await expect(sign(manager(false), maja, fingerprint)).rejects.toBeInstanceOf(Forbidden);
    expect(await sign(manager(true), maja, fingerprint)).toMatchObject({ signed: ['principal'] });
  });

  test('for an organization that is both parties is one act for both', async () => {
    await stage.admin`update organization set is_contact_center = true where id = ${parties.principalId}`;
    await stage.admin`update assignment set contact_center_id = tenant_id where tenant_id = ${parties.principalId}`;
    const { fingerprint } = await open(principal);
    expect(await sign(principal, maja, fingerprint)).toEqual({
      signed: ['contactCenter', 'principal'],
      holds: true,
    });
  });
});

test('a comment is read by both and changes nothing that is signed', async () => {
  const { fingerprint } = await open();
  await sign(principal, maja, fingerprint);
  const { assignmentId } = parties;
  await commentResponsibility(center, { assignmentId, duty: 'silent-call', words: 'Vi ringer samma dag.' });
  const { comments, shown, signatures } = await read();
  expect(comments).toMatchObject([
    { side: 'contactCenter', duty: 'silent-call', words: 'Vi ringer samma dag.' },
  ]);
  expect(shown!.fingerprint).toBe(fingerprint);
  expect(signatures.filter(({ version }) => version === 2)).toMatchObject([{ voidedAt: null }]);
});

test('a principal’s template is where a new matrix starts, also when the center begins', async () => {
  const opened = await open(principal);
  await saveTemplate(principal, { assignmentId: parties.assignmentId });
  await expect(saveTemplate(center, { assignmentId: parties.assignmentId })).rejects.toBeInstanceOf(
    Forbidden,
  );
  expect(opened.version).toBe(2);
  await stage.admin`delete from responsibility_signature where tenant_id = ${parties.principalId}`;
  await stage.admin`delete from responsibility_version where tenant_id = ${parties.principalId}`;
  await proposeResponsibility(center, { assignmentId: parties.assignmentId, revision: null });
  expect((await read()).shown!.content.rows['silent-call'].how).toBe('Egen agent ringer');
});

test('the index lists each party’s matrices with what they wait for; strangers find nothing', async () => {
  const { fingerprint } = await open();
  await sign(principal, maja, fingerprint);
  const [row] = (await listResponsibilities(center)).items;
  expect(row).toMatchObject({
    side: 'contactCenter',
    holds: 1,
    open: 2,
    openComplete: true,
    signed: ['principal'],
  });
  const stranger = await arrangeParties(stage);
  await expect(
    getResponsibility(stranger.center, { assignmentId: parties.assignmentId }),
  ).rejects.toBeInstanceOf(NotFound);
  const lead = as(center, { kind: 'person', personId: newId(noon), role: 'agentLead' });
  await expect(open(lead)).rejects.toBeInstanceOf(Forbidden);
});

describe('the file of a version', () => {
  test('is either party’s, and on record in the taker’s own trail before it is given', async () => {
    for (const [ctx, tenant] of [
      [principal, parties.principalId],
      [center, parties.contactCenterId],
    ] as const) {
      const { shown } = await downloadResponsibility(ctx, { assignmentId: parties.assignmentId });
      const taken = (await eventsOf(stage, tenant)).filter(({ action }) => action === 'access.downloaded');
      expect(taken).toMatchObject([
        { body: { responsibility: shown.version, fingerprint: shown.fingerprint } },
      ]);
    }
  });

  test('is nobody else’s, and none is there of a version that is not', async () => {
    const stranger = await arrangeParties(stage);
    for (const act of [
      () => downloadResponsibility(stranger.principal, { assignmentId: parties.assignmentId }),
      () => downloadResponsibility(principal, { assignmentId: parties.assignmentId, version: 9 }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  });
});
