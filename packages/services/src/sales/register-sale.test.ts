import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { clock, HOUR, numbers, parties, stage } from '../testing/desk.ts';
import { arrangeDialing } from '../testing/dialing.ts';
import { callBetween, offerOf } from '../testing/selling.ts';
import { callsToSell } from './calls-to-sell.ts';
import { getSale } from './get.ts';
import { recordDisclosures } from './record-disclosures.ts';
import { registerSale } from './register-sale.ts';
import { saleDraft } from './sale-draft.ts';

const consumer = { name: 'Åsa Öberg', email: 'asa@oberg.example', address: null };
const disclosures = {
  said: { agentName: true, principal: true, relation: true, purpose: true },
  atHand: { contactCenterName: true, addressSource: true, blockingNix: true, blockingOwnList: true },
  askedToContinue: true,
};
const rowsOf = async (table: string) => {
  const [row] = await stage.admin<[{ n: number }]>`
    select count(*)::int as n from ${stage.admin(table)} where tenant_id = ${parties.principalId}`;
  return row.n;
};
/** A call that began an hour ago and ended now. */
async function call(number = numbers(1)[0]!, more: { state?: 'dialed' } = {}) {
  const id = await callBetween(stage, parties, { number, ...more });
  await stage.admin`update attempt set started_at = started_at - interval '1 hour' where id = ${id}`;
  return id;
}

describe('a sale written down by the contact center', () => {
  test('is kept with what was said in the call, and judged on both', async () => {
    await offerOf(stage, parties);
    const attemptId = await call();
    const sale = await registerSale(parties.center, attemptId, { consumer, disclosures });
    expect(sale).toMatchObject({ state: 'recorded', regime: 'dal2' });
    expect(await rowsOf('disclosure')).toBe(1);
    expect((await getSale(parties.center, sale.saleId)).disclosures).toHaveLength(1);
  });

  test('leaves nothing of what was said where the sale is refused', async () => {
    await offerOf(stage, parties);
    const attemptId = await call();
    const bad = { ...consumer, name: ' ', email: 'asa@' };
    await expect(
      registerSale(parties.center, attemptId, { consumer: bad, quantity: 0, disclosures }),
    ).rejects.toMatchObject({
      issues: [
        { path: 'consumer.name', message: 'required' },
        { path: 'consumer.email', message: 'notAnEmail' },
        { path: 'quantity', message: expect.any(String) },
      ],
    });
    await registerSale(parties.center, attemptId, { consumer, disclosures });
    await expect(registerSale(parties.center, attemptId, { consumer, disclosures })).rejects.toBeInstanceOf(
      Conflict,
    );
    expect(await rowsOf('disclosure')).toBe(1);
  });

  test.each([
    { asked: -50, started: -40, confirmed: -39, outcome: [true, true] },
    { asked: -40, started: -40, confirmed: -39, outcome: [false, true] },
    { asked: -50, started: -40, confirmed: -41, outcome: [true, false] },
  ])(
    'takes consent from its times: asked $asked, started $started, confirmed $confirmed minutes',
    async (row) => {
      await offerOf(stage, parties);
      const at = (minutes: number) => clock().now() + minutes * 60_000;
      const { saleId } = await registerSale(parties.center, await call(), {
        consumer,
        recording: {
          consentAskedAt: at(row.asked),
          startedAt: at(row.started),
          consentConfirmedAt: at(row.confirmed),
        },
      });
      const [kept] = await stage.admin<{ before: boolean; inside: boolean }[]>`
      select (facts->'recording'->>'consentedBefore')::bool as before, (facts->'recording'->>'consentConfirmed')::bool as inside
      from sale where tenant_id = ${parties.principalId}`;
      expect([kept!.before, kept!.inside]).toEqual(row.outcome);
      const broken = (await getSale(parties.center, saleId)).findings.find(
        ({ rule }) => rule === 'recording',
      );
      expect(broken?.outcome).toBe(row.outcome.includes(false) ? 'breach' : 'undetermined');
    },
  );

  test('refuses consent at a time outside the call, at its field', async () => {
    await offerOf(stage, parties);
    await expect(
      registerSale(parties.center, await call(), {
        consumer,
        recording: { consentAskedAt: clock().now() - 2 * HOUR, startedAt: clock().now() + 1 },
      }),
    ).rejects.toEqual(
      new Invalid([
        { path: 'recording.consentAskedAt', message: 'outsideCall' },
        { path: 'recording.startedAt', message: 'outsideCall' },
      ]),
    );
  });

  test('is the calling center’s alone; of a call that was not made there can be none', async () => {
    await offerOf(stage, parties);
    const attemptId = await call();
    const other = await arrangeDialing(stage);
    await expect(registerSale(other.center, attemptId, { consumer })).rejects.toBeInstanceOf(NotFound);
    await expect(saleDraft(other.center, attemptId)).rejects.toBeInstanceOf(NotFound);
    await expect(registerSale(parties.principal, attemptId, { consumer })).rejects.toBeInstanceOf(Forbidden);
    await expect(saleDraft(parties.principal, attemptId)).rejects.toBeInstanceOf(Forbidden);
    await stage.admin`update attempt set state = 'released', outcome = null, ended_at = null where id = ${attemptId}`;
    await expect(registerSale(parties.center, attemptId, { consumer })).rejects.toMatchObject({
      code: 'call-not-answered',
    });
  });
});

describe('before it is written down', () => {
  test('the center sees its calls to the number in which something can have been sold', async () => {
    await offerOf(stage, parties);
    const [number, another] = numbers(2) as [string, string];
    const sold = await call(number);
    const open = await call(number, { state: 'dialed' });
    await callBetween(stage, parties, { number, outcome: 'busy' });
    await call(another);
    const { saleId } = await registerSale(parties.center, sold, { consumer });
    const calls = await callsToSell(parties.center, number);
    expect(calls.map(({ saleId, endedAt }) => [saleId, endedAt === null])).toEqual(
      expect.arrayContaining([
        [saleId, false],
        [null, true],
      ]),
    );
    expect(calls).toHaveLength(2);
    const other = await arrangeDialing(stage);
    expect(await callsToSell(other.center, number)).toEqual([]);
    await expect(callsToSell(parties.center, '12')).rejects.toBeInstanceOf(Invalid);
    expect((await saleDraft(parties.center, open)).endedAt).toBeNull();
  });

  test('the draft has the call, the versions with what they lack, and what was reported', async () => {
    await offerOf(stage, parties, { terms: { payment: null } });
    const attemptId = await call();
    await recordDisclosures(parties.dialer, attemptId, { withdrawal: { right: true, days: 14 } });
    const draft = await saleDraft(parties.center, attemptId);
    expect(draft.offers).toMatchObject([
      { regime: 'dal2', subject: 'service', missing: [{ id: 'payment' }] },
    ]);
    expect(draft.told.withdrawal).toMatchObject({ right: true, days: 14 });
    expect(draft.principalName).toContain('Bolag');
    expect(draft.saleId).toBeNull();
  });
});
