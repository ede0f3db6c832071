import { evaluateGate } from '@ringratt/rules';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getGate } from '../assignments/get-gate.ts';
import { endPresentedNumber, registerPresentedNumber } from '../assignments/presented-numbers.ts';
import { moveCampaign } from '../campaigns/transition.ts';
import { internalId, publicId } from '../ids.ts';
import { listIncidents } from '../incidents/list.ts';
import { fallDue } from '../obligations/fall-due.ts';
import { listObligations } from '../obligations/list.ts';
import { arrangeParties, as, noon, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { renderAnnouncement } from './announcement.ts';
import { confirmAnnouncement, recordCallbackTest } from './callback.ts';
import { getPresentedNumber, listPresentedNumbers } from './list.ts';
import { removePresentedNumber } from './remove.ts';
import { whoCalled } from './who-called.ts';

let stage: Stage;
let parties: Parties;
let presentedNumberId: string;
/** Each test its own caller number. */
let last = 0;
let caller = '';

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeParties(stage);
  caller = `+467017406${String(10 + last++)}`;
  presentedNumberId = await registerPresentedNumber(parties.center, {
    assignmentId: publicId('assignment', parties.assignmentId),
    number: caller,
  });
});

const of = (id = presentedNumberId) => ({
  assignmentId: publicId('assignment', parties.assignmentId),
  presentedNumberId: id,
});
const condition = async () => {
  const { conditions } = await getGate(parties.center, publicId('assignment', parties.assignmentId));
  return conditions.find(({ duty }) => duty === 'callback-announcement')!.state;
};
const due = async (state: 'open' | 'met' | 'breached') =>
  (await listObligations(parties.center, { state })).items.map(({ duty, dueAt }) => ({ duty, dueAt }));
const attempt = (at: string) => stage.admin`insert into attempt (tenant_id, id, assignment_id, campaign_id,
      contact_center_id, offer_id, number, number_key, presented_number, state, dialing, purpose, redial, attempt_number,
      fencing, claimed_at, lease_until, started_at, rule_pack)
    values (${parties.principalId}, gen_random_uuid(), ${parties.assignmentId}, ${parties.campaignId},
      ${parties.contactCenterId}, gen_random_uuid(), '+46701740699', ${Buffer.alloc(16)}, ${caller}, 'ended', 'manual',
      'sell', false, 1, 1, ${at}, ${at}, ${at}, 'x')`;
const job = () => as(parties.principal, { kind: 'job', name: 'test' });
/** What waits to be done of a kind, as the worker takes it. */
const waiting = (kind: string) =>
  stage.admin<{ subjectId: string; generation: number; dueAt: number }[]>`
    select subject_id as "subjectId", generation::int, floor(extract(epoch from due_at) * 1000)::float as "dueAt"
    from due_work where tenant_id = ${parties.principalId} and kind = ${kind}`;
async function ringRemoval(): Promise<void> {
  for (const { subjectId, generation } of await waiting('presented-number.remove'))
    await removePresentedNumber(job(), { kind: 'presented-number.remove', subjectId, generation });
}

const words = {
  center: {
    name: 'Vinterhamn',
    email: 'kund@vinterhamn.example',
    postalAddress: 'Box 1',
    tradeBody: 'Kontakta',
  },
  principal: { name: 'Tallmo', email: 'fragor@tallmo.example' },
  about: 'Fiber 500/500',
  kind: 'sale' as const,
};

test.each(['sv', 'en'] as const)(
  'a message in %s names both, the matter and how to reach them',
  (language) => {
    const { text, says } = renderAnnouncement(words, 'message', language);
    for (const part of [
      'Vinterhamn',
      'Tallmo',
      'Fiber 500/500',
      'kund@vinterhamn.example',
      'fragor@tallmo.example',
      'Box 1',
      'Kontakta',
      'NIX',
    ])
      expect(text).toContain(part);
    const at = 1;
    const gate = evaluateGate({
      at,
      kind: 'sale',
      callback: { answeredBy: 'message', says, tradeBodyMember: true },
    });
    expect(gate.conditions.find(({ duty }) => duty === 'callback-announcement')?.state).toBe('compliant');
  },
);

test('a welcome says how the call is handled; what is not known is neither said nor claimed', () => {
  expect(renderAnnouncement(words, 'person', 'sv').says).toContain('handling');
  const bare = { ...words, center: { ...words.center, postalAddress: '', tradeBody: null } };
  const { text, says } = renderAnnouncement(bare, 'message', 'sv');
  expect(says).not.toContain('reach-contact-center');
  expect(says).not.toContain('trade-body');
  expect(text).not.toMatch(/null|undefined/);
});

test('the condition holds when the center has confirmed what every number in use says', async () => {
  expect(await condition()).toBe('undetermined');
  await confirmAnnouncement(parties.center, { ...of(), answeredBy: 'message' });
  expect(await condition()).toBe('compliant');
  const second = await registerPresentedNumber(parties.center, {
    assignmentId: publicId('assignment', parties.assignmentId),
    number: `+467017406${String(10 + last++)}`,
  });
  expect(await condition()).toBe('undetermined');
  await confirmAnnouncement(parties.center, { ...of(second), answeredBy: 'person' });
  expect(await condition()).toBe('compliant');
});

test('a changed address makes what was confirmed outdated, and the page says so to both parties', async () => {
  await confirmAnnouncement(parties.center, { ...of(), answeredBy: 'message' });
  expect(await getPresentedNumber(parties.principal, presentedNumberId)).toMatchObject({
    outdated: false,
    ownCenter: false,
  });
  await stage.admin`update organization set email = 'ny@example.test' where id = ${parties.principalId}`;
  expect(await getPresentedNumber(parties.center, presentedNumberId)).toMatchObject({
    outdated: true,
    ownCenter: true,
  });
});

test('a call back is tried again every three months; one that is missed is broken and no incident', async () => {
  const first = Date.parse('2027-02-24T09:00:00Z');
  expect(await due('open')).toEqual([{ duty: 'callback-announcement', dueAt: first }]);
  stage.services.clock.set(first);
  for (const { subjectId, generation } of await waiting('obligation.due'))
    await fallDue(job(), { kind: 'obligation.due', subjectId, generation });
  expect(await due('breached')).toHaveLength(1);
  expect((await listIncidents(parties.principal)).items).toEqual([]);
  await recordCallbackTest(parties.center, { ...of(), works: true });
  expect(await due('breached')).toEqual([]);
  expect(await due('open')).toEqual([
    { duty: 'callback-announcement', dueAt: Date.parse('2027-05-24T08:00:00Z') },
  ]);
});

test('a number that does not answer is shown no more, and stays due', async () => {
  await recordCallbackTest(parties.center, { ...of(), works: false });
  expect((await listPresentedNumbers(parties.center)).items).toMatchObject([{ callable: false }]);
  expect(await due('open')).toHaveLength(1);
});

test('only the center tests and confirms; another organization’s number does not exist', async () => {
  for (const act of [
    () => recordCallbackTest(parties.principal, { ...of(), works: true }),
    () => confirmAnnouncement(parties.principal, { ...of(), answeredBy: 'message' as const }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  const stranger = await arrangeParties(stage);
  await expect(getPresentedNumber(stranger.principal, presentedNumberId)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(recordCallbackTest(stranger.center, { ...of(), works: true })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await listPresentedNumbers(stranger.center)).items).toEqual([]);
});

test('a number given up is found for three months after its last attempt, then taken away and not before', async () => {
  await attempt('2026-11-20T10:00:00+01:00');
  await endPresentedNumber(parties.center, of());
  expect(await due('open')).toEqual([]);
  await ringRemoval();
  const until = Date.parse('2027-02-20T10:00:00+01:00');
  expect((await waiting('presented-number.remove')).map(({ dueAt }) => dueAt)).toEqual([until]);
  stage.services.clock.set(until - 1);
  await ringRemoval();
  expect((await whoCalled(stage.services, caller)).callers).toHaveLength(1);
  stage.services.clock.set(until);
  await ringRemoval();
  const left = await stage.admin`select from presented_number where number = ${caller}`;
  expect(left).toHaveLength(0);
  expect(await waiting('presented-number.remove')).toEqual([]);
});

test('a campaign that ends gives up its numbers, each to be taken away in its time', async () => {
  await attempt('2026-11-24T09:30:00+01:00');
  await moveCampaign(parties.principal, { campaignId: parties.campaignId, step: 'end' });
  expect((await waiting('presented-number.remove')).map(({ subjectId }) => subjectId)).toEqual([
    internalId('presentedNumber', presentedNumberId),
  ]);
  await ringRemoval();
  expect((await whoCalled(stage.services, caller)).callers).toHaveLength(1);
});
