import { PRIVACY_ITEMS } from '@ringratt/rules';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getGate } from '../assignments/get-gate.ts';
import type { Context } from '../context.ts';
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
import { publishSuppressionNotice } from './blocking.ts';
import { getPrivacyPolicy, getPrivacyVersion } from './get.ts';
import { publishPrivacyPolicy } from './publish.ts';
import { publishedPrivacy } from './published.ts';
import { getPartnerRecordingPolicy, listRecordingPolicies, publishRecordingPolicy } from './recording.ts';
import { listPrivacyReviews, signPrivacyReview } from './review.ts';
import { savePrivacyDraft } from './save-draft.ts';
import { reviewQuestions } from './schemas.ts';
import { withdrawRecordingPolicy } from './withdraw-recording.ts';

let stage: Stage;
let parties: Parties;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeParties(stage);
  await stage.admin.begin(async (sql) => {
    // Nothing is in order yet: the parties of other tests have it all, and what they published is append-only.
    await sql`set local session_replication_role = replica`;
    for (const table of ['privacy_policy', 'privacy_review', 'recording_policy', 'suppression_notice'])
      await sql`delete from ${sql(table)}`;
  });
});

const texts = Object.fromEntries(PRIVACY_ITEMS.map(({ id }) => [id, `Om ${id}.`]));
const publish = async (ctx: Context) => {
  await savePrivacyDraft(ctx, { texts });
  return publishPrivacyPolicy(ctx, { plain: true });
};
/** What the gate makes of the two parties. */
const conditions = async (at = stage.services.clock.now()) => {
  stage.services.clock.set(at);
  const gate = await getGate(parties.principal, publicId('assignment', parties.assignmentId));
  return Object.fromEntries(gate.conditions.map(({ duty, state }) => [duty, state]));
};
const answers = () =>
  Object.fromEntries(
    reviewQuestions.map((question) => [question, { answer: 'yes' as const, note: '' }]),
  ) as Parameters<typeof signPrivacyReview>[1]['answers'];

test.each(PRIVACY_ITEMS.map(({ id }) => id))(
  'a policy without %s is not published, and says so',
  async (item) => {
    await savePrivacyDraft(parties.principal, { texts: { ...texts, [item]: '  ' } });
    await expect(publishPrivacyPolicy(parties.principal, { plain: true })).rejects.toMatchObject({
      issues: [{ path: `texts.${item}`, message: 'missingItem' }],
    });
    expect((await getPrivacyPolicy(parties.principal)).draft?.missing).toEqual([item]);
  },
);

test('a complete policy is public at once; the next version takes its place when it is published', async () => {
  const id = publicId('organization', parties.principalId);
  expect((await publishedPrivacy(stage.services, id)).policy).toBeNull();
  await savePrivacyDraft(parties.principal, { texts });
  await expect(publishPrivacyPolicy(parties.principal, { plain: false })).rejects.toMatchObject({
    issues: [{ path: 'plain' }],
  });
  await publishPrivacyPolicy(parties.principal, { plain: true });
  await savePrivacyDraft(parties.principal, { texts: { ...texts, origin: 'Från ett register.' } });
  expect((await publishedPrivacy(stage.services, id)).policy).toMatchObject({
    version: 1,
    texts: { origin: 'Om origin.' },
  });
  expect(await publishPrivacyPolicy(parties.principal, { plain: true })).toEqual({ version: 2 });
  expect((await publishedPrivacy(stage.services, id)).policy).toMatchObject({ version: 2 });
  const { versions, draft } = await getPrivacyPolicy(parties.principal);
  expect(versions.map(({ version, state }) => [version, state])).toEqual([
    [2, 'published'],
    [1, 'superseded'],
  ]);
  expect(draft).toBeNull();
  expect((await getPrivacyVersion(parties.principal, { version: 1 })).texts.origin).toBe('Om origin.');
});

test('what consumers have read is not changed, whoever asks', async () => {
  await publish(parties.principal);
  await expect(
    stage.admin`update privacy_policy set texts = '{}' where tenant_id = ${parties.principalId}`,
  ).rejects.toMatchObject({ code: '42501' });
});

test('the gate learns of both parties, and each of them counts', async () => {
  const open = { 'privacy-policy': 'undetermined', 'suppression-register': 'undetermined' };
  await publish(parties.principal);
  await publishSuppressionNotice(parties.principal, { words: 'Ring oss.' });
  expect(await conditions()).toMatchObject({
    'privacy-policy': expect.not.stringMatching('compliant'),
    'suppression-register': expect.not.stringMatching('compliant'),
    'recording-policy': open['privacy-policy'],
  });
  await publish(parties.center);
  await publishSuppressionNotice(parties.center, { words: 'Skriv till oss.' });
  await publishRecordingPolicy(parties.center, {
    listeners: 'Två',
    place: 'Här',
    deletion: 'Efter sex månader',
  });
  expect(await conditions()).toMatchObject({
    'privacy-policy': 'compliant',
    'suppression-register': 'compliant',
    'recording-policy': 'compliant',
  });
});

test('a yearly review meets the one that was due and starts the next year, and its lack only warns', async () => {
  await publish(parties.principal);
  const due = async (state: 'open' | 'met' | 'breached') =>
    (await listObligations(parties.principal, { state })).items.map(({ duty, dueAt }) => ({ duty, dueAt }));
  const year = Date.parse('2027-11-24T09:00:00Z');
  expect(await due('open')).toEqual([{ duty: 'privacy-review', dueAt: year }]);
  stage.services.clock.set(year + 1);
  expect(await listPrivacyReviews(parties.principal)).toMatchObject({ overdue: true, nextDueAt: year });
  const { nextDueAt } = await signPrivacyReview(parties.principal, {
    answers: answers(),
    findings: 'Inget.',
  });
  expect(nextDueAt).toBe(Date.parse('2028-11-24T09:00:00.001Z'));
  expect(await due('open')).toEqual([{ duty: 'privacy-review', dueAt: nextDueAt }]);
  expect(await due('met')).toHaveLength(1);
  expect(await listPrivacyReviews(parties.principal)).toMatchObject({ overdue: false, nextDueAt });
  await signPrivacyReview(parties.center, { answers: answers(), findings: 'Inget.' });
  expect((await conditions())['privacy-review']).toBe('compliant');
  expect((await conditions(nextDueAt))['privacy-review']).toBe('breach');
});

test('a review answers every question, and what is not in order says what is done', async () => {
  const { register: _, ...incomplete } = answers();
  await expect(
    signPrivacyReview(parties.principal, { answers: incomplete as never, findings: 'x' }),
  ).rejects.toMatchObject({ issues: [{ path: expect.stringContaining('answers.register') }] });
  await expect(
    signPrivacyReview(parties.principal, {
      answers: { ...answers(), retention: { answer: 'no', note: '' } },
      findings: 'x',
    }),
  ).rejects.toMatchObject({ issues: [{ path: 'answers.retention.note', message: 'noteForNo' }] });
});

test('the policy for recordings is read by both parties of the assignment, and by nobody else', async () => {
  const read = (ctx: Context) => getPartnerRecordingPolicy(ctx, publicId('assignment', parties.assignmentId));
  expect(await read(parties.principal)).toBeNull();
  await publishRecordingPolicy(parties.center, { listeners: 'Två', place: 'Här', deletion: 'Sex månader' });
  await publishRecordingPolicy(parties.center, { listeners: 'En', place: 'Här', deletion: 'Sex månader' });
  for (const ctx of [parties.principal, parties.center])
    expect(await read(ctx)).toMatchObject({ version: 2, listeners: 'En' });
  const stranger = await arrangeParties(stage);
  await expect(read(stranger.principal)).rejects.toMatchObject({ code: 'not-found' });
});

test('a policy for recordings that is taken back shuts the gate until another is published, and stays on record', async () => {
  const words = { listeners: 'Två', place: 'Här', deletion: 'Sex månader' };
  const condition = async () => (await conditions())['recording-policy'];
  await expect(withdrawRecordingPolicy(parties.center)).rejects.toMatchObject({ code: 'step-not-possible' });
  await publishRecordingPolicy(parties.center, words);
  expect(await condition()).toBe('compliant');
  expect(await withdrawRecordingPolicy(parties.center)).toEqual({ version: 2 });
  expect(await condition()).not.toBe('compliant');
  await expect(withdrawRecordingPolicy(parties.center)).rejects.toMatchObject({ code: 'step-not-possible' });
  const assignmentId = publicId('assignment', parties.assignmentId);
  expect(await getPartnerRecordingPolicy(parties.principal, assignmentId)).toBeNull();
  await publishRecordingPolicy(parties.center, words);
  expect(await condition()).toBe('compliant');
  expect(
    (await listRecordingPolicies(parties.center)).map(({ version, withdrawn }) => [version, withdrawn]),
  ).toEqual([
    [3, false],
    [2, true],
    [1, false],
  ]);
  const actions = (await eventsOf(stage, parties.contactCenterId)).map(({ action }) => action);
  expect(actions).toContain('recording-policy.withdrawn');
});

test('who may only read publishes nothing, and every act is on record', async () => {
  const auditor = as(parties.principal, { kind: 'person', personId: parties.principalId, role: 'auditor' });
  for (const act of [
    () => savePrivacyDraft(auditor, { texts }),
    () => publishPrivacyPolicy(auditor, { plain: true }),
    () => signPrivacyReview(auditor, { answers: answers(), findings: 'x' }),
    () => publishRecordingPolicy(auditor, { listeners: 'x', place: 'x', deletion: 'x' }),
    () => withdrawRecordingPolicy(auditor),
    () => publishSuppressionNotice(auditor, { words: 'x' }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  await publish(parties.principal);
  const actions = (await eventsOf(stage, parties.principalId)).map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(['privacy-policy.drafted', 'privacy-policy.published', 'obligation.opened']),
  );
  expect((await getPrivacyPolicy(auditor)).published?.version).toBe(1);
});
