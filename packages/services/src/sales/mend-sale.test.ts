import { describe, expect, test } from 'vitest';
import type { Letter } from '../emails/send.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { createOffer } from '../offers/create.ts';
import { clock, HOUR, numbers, parties, stage } from '../testing/desk.ts';
import { arrangeDialing } from '../testing/dialing.ts';
import { as, eventsOf } from '../testing/parties.ts';
import { callBetween, fullTerms, offerOf, tokenIn, workThrough } from '../testing/selling.ts';
import { answerOffer } from './answer-offer.ts';
import { completeHeldSale, saleCompletions } from './complete-held.ts';
import { correctConsumerEmail } from './correct-email.ts';
import { getSale } from './get.ts';
import { openSale } from './opened.ts';
import { recordDelivery } from './record-delivery.ts';
import { recordSale } from './record-sale.ts';
import { resendMail } from './resend.ts';
import type { SaleInput } from './schemas.ts';
import { withdrawFromSale } from './withdraw-sale.ts';

const DAY = 24 * HOUR;
const consumer = { name: 'Åsa Öberg', email: 'asa@oberg.example', address: null };
const right = 'asa.oberg@hem.example';
const device = { address: '192.0.2.7', device: 'Mozilla/5.0', language: 'sv' as const };
const goods = {
  subject: 'goods' as const,
  monthlyPrice: null,
  oneTimePrice: 99_900,
  withdrawalLimits: 'Inga undantag.',
};
const accept = (token: string) =>
  answerOffer(stage.services, token, { answer: 'accepted', name: 'Åsa Öberg', ...device });
const withdraw = (token: string, message: string | null = null) =>
  withdrawFromSale(stage.services, token, { name: 'Åsa Öberg', message, ...device });
const actions = async () => (await eventsOf(stage, parties.principalId)).map(({ action }) => action);
const agentLead = () =>
  as(parties.center, { kind: 'person', personId: crypto.randomUUID(), role: 'agentLead' });

async function offered(more: Partial<SaleInput> = {}) {
  const attemptId = await callBetween(stage, parties, { number: numbers(1)[0]! });
  const { saleId } = await recordSale(parties.dialer, attemptId, { consumer, ...more });
  const [mail] = await workThrough(stage, parties.job);
  return { saleId, mail: mail!, token: tokenIn(mail!, 'accept') };
}
async function contracted() {
  const { saleId, token } = await offered();
  await accept(token);
  const mails = await workThrough(stage, parties.job);
  const contract = mails.find(({ attachments }) => attachments.length > 0)!;
  return { saleId, token, withdrawToken: tokenIn(contract, 'withdraw'), contract };
}

describe('goods that have come', () => {
  test('start the days to withdraw: the last one is in time, the day after is late', async () => {
    await offerOf(stage, parties, { terms: goods });
    const { saleId, withdrawToken, token } = await contracted();
    expect((await openSale(stage.services, token, 'accept')).withdrawalEndsOn).toBeNull();
    clock().advance(3 * DAY);
    await recordDelivery(parties.principal, { saleId, deliveredAt: clock().now() });
    // Received on Friday 27 November: fourteen days later is Friday 11 December.
    clock().set(Date.parse('2026-12-11T22:59:59.999Z'));
    expect(await openSale(stage.services, token, 'accept')).toMatchObject({ state: 'contracted' });
    clock().advance(1);
    expect(await withdraw(withdrawToken)).toMatchObject({ kind: 'late' });
    expect(await actions()).toEqual(expect.arrayContaining(['sale.delivered', 'withdrawal.late']));
  });

  test('may be noted by either party and put right, until the consumer has withdrawn', async () => {
    await offerOf(stage, parties, { terms: goods });
    const { saleId, withdrawToken } = await contracted();
    clock().advance(2 * DAY);
    const at = clock().now();
    await recordDelivery(agentLead(), { saleId, deliveredAt: at - DAY });
    await recordDelivery(parties.principal, { saleId, deliveredAt: at });
    await recordDelivery(parties.principal, { saleId, deliveredAt: at });
    expect((await actions()).filter((action) => /deliver/.test(action)).sort()).toEqual([
      'delivery.corrected',
      'sale.delivered',
    ]);
    clock().advance(20 * DAY);
    await withdraw(withdrawToken);
    await expect(recordDelivery(parties.principal, { saleId, deliveredAt: at - 1 })).rejects.toMatchObject({
      code: 'withdrawal-received',
    });
  });

  test('before the contract went out are a breach of its time', async () => {
    await offerOf(stage, parties, { terms: goods });
    const { saleId, token } = await offered();
    await accept(token);
    clock().advance(HOUR);
    await recordDelivery(parties.principal, { saleId, deliveredAt: clock().now() });
    await workThrough(stage, parties.job);
    const found = (await getSale(parties.principal, saleId)).findings.map(({ rule, outcome }) => [
      rule,
      outcome,
    ]);
    // The contract went out at the very instant of the delivery: at the latest then.
    expect(found).not.toContainEqual(['contract-confirmation', 'breach']);
    await recordDelivery(parties.principal, { saleId, deliveredAt: clock().now() - 1 });
    const later = (await getSale(parties.principal, saleId)).findings.map(({ rule, outcome }) => [
      rule,
      outcome,
    ]);
    expect(later).toContainEqual(['contract-confirmation', 'breach']);
  });

  test.each([
    { when: () => clock().now() + 1, message: 'inTheFuture' },
    { when: () => clock().now() - 2 * DAY, message: 'beforeCallEnded' },
  ])('cannot have come at an impossible time: $message', async ({ when, message }) => {
    await offerOf(stage, parties, { terms: goods });
    const { saleId } = await contracted();
    await expect(recordDelivery(parties.principal, { saleId, deliveredAt: when() })).rejects.toEqual(
      new Invalid([{ path: 'deliveredAt', message }]),
    );
  });

  test('need a contract; another’s sale does not exist', async () => {
    await offerOf(stage, parties, { terms: goods });
    const { saleId } = await offered();
    const given = { saleId, deliveredAt: clock().now() };
    await expect(recordDelivery(parties.principal, given)).rejects.toMatchObject({ code: 'no-contract' });
    const other = await arrangeDialing(stage);
    for (const ctx of [other.principal, other.center])
      await expect(recordDelivery(ctx, given)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('a mail sent again', () => {
  test('carries the same file and link, and means nothing new for the sale', async () => {
    await offerOf(stage, parties);
    const { saleId, mail, token } = await offered();
    const before = await getSale(parties.principal, saleId);
    clock().advance(HOUR);
    await resendMail(parties.principal, { saleId, kind: 'offer' });
    const [again] = await workThrough(stage, parties.job);
    expect(again!.attachments[0]!.bytes).toEqual(mail.attachments[0]!.bytes);
    expect(tokenIn(again!, 'accept')).toBe(token);
    expect(again!.messageId).not.toBe(mail.messageId);
    const after = await getSale(parties.principal, saleId);
    expect(after.emails).toHaveLength(2);
    expect(after.obligations).toEqual(before.obligations);
  });

  test('is refused while one is on its way, and where the sale has none to send', async () => {
    await offerOf(stage, parties);
    const { saleId, token } = await offered();
    await expect(resendMail(parties.principal, { saleId, kind: 'contract' })).rejects.toMatchObject({
      code: 'nothing-to-resend',
    });
    await resendMail(parties.principal, { saleId, kind: 'offer' });
    await expect(resendMail(parties.principal, { saleId, kind: 'offer' })).rejects.toMatchObject({
      code: 'mail-under-way',
    });
    await workThrough(stage, parties.job);
    await accept(token);
    await expect(resendMail(parties.principal, { saleId, kind: 'offer' })).rejects.toBeInstanceOf(Conflict);
    await expect(resendMail(agentLead(), { saleId, kind: 'contract' })).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('a consumer’s address that was wrong', () => {
  const letters = (mails: readonly Letter[]) => mails.map(({ to, subject }) => [to, subject.split(' ')[0]]);

  test('is put right: the offer goes there with a link of its own, and the old one opens nothing', async () => {
    await offerOf(stage, parties);
    const { saleId, token } = await offered();
    await correctConsumerEmail(parties.center, { saleId, email: right });
    const mails = await workThrough(stage, parties.job);
    expect(letters(mails)).toEqual([[right, 'Erbjudande']]);
    const renewed = tokenIn(mails[0]!, 'accept');
    expect(renewed).not.toBe(token);
    await expect(openSale(stage.services, token, 'accept')).rejects.toBeInstanceOf(NotFound);
    await expect(accept(token)).rejects.toBeInstanceOf(NotFound);
    expect(await accept(renewed)).toMatchObject({ kind: 'answered', first: true });
    expect(letters(await workThrough(stage, parties.job)).every(([to]) => to === right)).toBe(true);
    expect(JSON.stringify(await eventsOf(stage, parties.principalId))).not.toContain('hem.example');
  });

  test('after the contract renews the link to withdraw too', async () => {
    await offerOf(stage, parties);
    const { saleId, withdrawToken } = await contracted();
    await correctConsumerEmail(parties.principal, { saleId, email: right });
    const [contract] = await workThrough(stage, parties.job);
    expect(contract!.to).toBe(right);
    await expect(withdraw(withdrawToken)).rejects.toBeInstanceOf(NotFound);
    expect(await withdraw(tokenIn(contract!, 'withdraw'))).toEqual({ kind: 'withdrawn', first: true });
  });

  test('before a mail has left sends that one there, and no other', async () => {
    await offerOf(stage, parties);
    const { saleId } = await offered();
    await resendMail(parties.principal, { saleId, kind: 'offer' });
    await correctConsumerEmail(parties.principal, { saleId, email: right });
    const mails = await workThrough(stage, parties.job);
    expect(letters(mails)).toEqual([[right, 'Erbjudande']]);
    expect(await openSale(stage.services, tokenIn(mails[0]!, 'accept'), 'accept')).toMatchObject({
      answerable: { now: true },
    });
  });

  test('meets nothing with the mail that went to the wrong one meanwhile', async () => {
    await offerOf(stage, parties);
    const attemptId = await callBetween(stage, parties, { number: numbers(1)[0]! });
    const { saleId } = await recordSale(parties.dialer, attemptId, { consumer });
    let corrected = false;
    const mails = await workThrough(stage, parties.job, async () => {
      if (corrected) return;
      corrected = true;
      await correctConsumerEmail(parties.principal, { saleId, email: right });
      const [{ sent }] = await stage.admin<[{ sent: boolean }]>`
        select offer_sent_at is not null as sent from sale where tenant_id = ${parties.principalId}`;
      expect(sent).toBe(false);
      clock().advance(1);
    });
    expect(letters(mails)).toEqual([
      [consumer.email, 'Erbjudande'],
      [right, 'Erbjudande'],
    ]);
    const met = (await getSale(parties.principal, saleId)).obligations.find(
      ({ duty }) => duty === 'written-offer',
    );
    const [row] = await stage.admin<{ recipient: string }[]>`
      select e.recipient from obligation o join event v on v.subject = ${met!.id} and v.action = 'obligation.met'
      join outbound_email e on e.link_generation = 1 where o.tenant_id = ${parties.principalId} and o.state = 'met' limit 1`;
    expect(row?.recipient).toBe(right);
  });

  test('is refused unchanged, unreadable, of a sale that is over, and to who may not send', async () => {
    await offerOf(stage, parties);
    const { saleId, token } = await offered();
    const correct = (email: string) => correctConsumerEmail(parties.principal, { saleId, email });
    await expect(correct(consumer.email)).rejects.toEqual(
      new Invalid([{ path: 'email', message: 'sameAddress' }]),
    );
    await expect(correct('asa@')).rejects.toEqual(new Invalid([{ path: 'email', message: 'notAnEmail' }]));
    await expect(correctConsumerEmail(agentLead(), { saleId, email: right })).rejects.toBeInstanceOf(
      Forbidden,
    );
    const other = await arrangeDialing(stage);
    await expect(correctConsumerEmail(other.principal, { saleId, email: right })).rejects.toBeInstanceOf(
      NotFound,
    );
    await answerOffer(stage.services, token, { answer: 'declined', ...device });
    await expect(correct(right)).rejects.toMatchObject({ code: 'sale-over' });
  });
});

describe('a sale that was held', () => {
  const newVersion = async (terms: object) => {
    const [row] = await stage.admin<{ lineage: string; kind: string }[]>`
      select lineage_id as lineage, product_kind as kind from offer where tenant_id = ${parties.principalId} limit 1`;
    const { publicId } = await import('../ids.ts');
    return createOffer(parties.principal, {
      name: 'Fiber',
      productKind: 'broadband',
      regime: 'dal2',
      terms: { ...fullTerms, ...terms },
      lineageId: publicId('offer', row!.lineage),
    });
  };
  async function held() {
    await offerOf(stage, parties, { terms: { payment: null } });
    const attemptId = await callBetween(stage, parties, { number: numbers(1)[0]! });
    return recordSale(parties.dialer, attemptId, { consumer });
  }

  test('goes on with the version that says what it lacked, and is due when it was', async () => {
    const sale = await held();
    const { id: offerId } = await newVersion({});
    expect(await saleCompletions(parties.center, sale.saleId)).toMatchObject({
      missing: [{ id: 'payment' }],
      versions: [{ offerId, version: 2, missing: [], differs: false }],
    });
    await completeHeldSale(parties.principal, { saleId: sale.saleId, offerId });
    const [mail] = await workThrough(stage, parties.job);
    expect(await accept(tokenIn(mail!, 'accept'))).toMatchObject({ first: true });
    await workThrough(stage, parties.job);
    const after = await getSale(parties.principal, sale.saleId);
    expect(after).toMatchObject({ state: 'contracted', offer: { version: 2 } });
    expect(after.obligations.find(({ duty }) => duty === 'written-offer')).toMatchObject({
      state: 'met',
      dueAt: sale.obligations[0]!.dueAt,
    });
    expect(await saleCompletions(parties.principal, sale.saleId)).toBeNull();
    await expect(completeHeldSale(parties.principal, { saleId: sale.saleId, offerId })).rejects.toMatchObject(
      { code: 'sale-not-held' },
    );
  });

  test.each([
    { name: 'with another price', terms: { monthlyPrice: 59_900 }, message: 'differsFromSold' },
    {
      name: 'with a term left out',
      terms: { deposit: null, complaints: 'Ring oss.' },
      message: 'differsFromSold',
    },
    {
      name: 'that lacks something still',
      terms: { payment: null, guarantee: 'Två år.' },
      message: 'stillIncomplete',
    },
  ])('does not go on with a version $name', async ({ terms, message }) => {
    const sale = await held();
    const { id: offerId } = await newVersion(terms);
    await expect(completeHeldSale(parties.principal, { saleId: sale.saleId, offerId })).rejects.toEqual(
      new Invalid([{ path: 'offerId', message }]),
    );
    expect(await workThrough(stage, parties.job)).toEqual([]);
  });

  test('nor with an offer of another product, nor by who may not send', async () => {
    const sale = await held();
    const { id: offerId } = await newVersion({});
    await expect(
      completeHeldSale(parties.principal, { saleId: sale.saleId, offerId: 'ofr_01kas5v2h8e7pbx4c9wq3mdn6t' }),
    ).rejects.toEqual(new Invalid([{ path: 'offerId', message: 'notOffered' }]));
    await expect(completeHeldSale(agentLead(), { saleId: sale.saleId, offerId })).rejects.toBeInstanceOf(
      Forbidden,
    );
  });
});
