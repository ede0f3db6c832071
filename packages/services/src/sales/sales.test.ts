import { dayOf, formatDate } from '@ringratt/rules';
import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { clock, HOUR, numbers, parties, stage } from '../testing/desk.ts';
import { arrangeDialing } from '../testing/dialing.ts';
import { as, eventsOf } from '../testing/parties.ts';
import {
  accept,
  at,
  call,
  consumer,
  device,
  obligations,
  offered,
  sell,
  subjects,
  told,
} from '../testing/sale-desk.ts';
import { callBetween, offerOf, tokenIn, workThrough } from '../testing/selling.ts';
import { answerOffer } from './answer-offer.ts';
import { linkOpens, openDocument, openSale } from './opened.ts';
import { recordDisclosures } from './record-disclosures.ts';
import { recordSale } from './record-sale.ts';

/** One that goes on, for all that has been reported. */
const calling = () => callBetween(stage, parties, { number: numbers(1)[0]!, state: 'dialed' });
const endCall = (id: string, outcome: string) =>
  stage.admin`update attempt set state = 'ended', outcome = ${outcome}, ended_at = ${new Date(clock().now()).toISOString()} where id = ${id}`;

const incidents = () =>
  stage.admin<{ duty: string; failed: string[] }[]>`
    select duty, facts->'failed' as failed from incident where tenant_id = ${parties.principalId} order by opened_at, id`;
const actions = async () => (await eventsOf(stage, parties.principalId)).map(({ action }) => action);

describe('a sale under the act', () => {
  test('goes from the call to the contract: offer, answer, receipt, contract, each mailed once', async () => {
    await offerOf(stage, parties);
    const { sale, mail, token } = await offered();
    expect(sale).toMatchObject({ state: 'recorded', regime: 'dal2', missing: [] });
    expect(sale.findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['recording', 'undetermined'],
      ['recording-retention', 'undetermined'],
      ['written-acceptance', 'undetermined'],
      ['written-offer', 'undetermined'],
    ]);
    expect(mail.subject).toBe('Erbjudande från Bolag '.concat(parties.principalId.slice(-4), ': Fiber'));
    expect(mail.attachments[0]!.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const opened = await openSale(stage.services, token, 'accept');
    expect(opened).toMatchObject({ state: 'offered', answerable: { now: true }, product: 'Fiber' });
    expect(opened.content!.total).toEqual(['Du betalar minst', '5\u00a0388\u00a0kr']);
    expect((await openDocument(stage.services, token, 'offer')).bytes).toEqual(mail.attachments[0]!.bytes);

    clock().advance(2 * HOUR);
    expect(await accept(token)).toEqual({ kind: 'answered', answer: 'accepted', first: true });
    const mails = await workThrough(stage, parties.job);
    expect(subjects(mails)).toEqual([
      expect.stringContaining('asa@oberg.example: Ditt avtal med'),
      'asa@oberg.example: Du har accepterat: Fiber',
    ]);
    expect(await openSale(stage.services, token, 'accept')).toMatchObject({ state: 'contracted' });
    expect((await openDocument(stage.services, token, 'contract')).bytes).toEqual(
      mails.find(({ attachments }) => attachments.length > 0)!.attachments[0]!.bytes,
    );
    expect(await obligations()).toEqual([
      { duty: 'written-offer', state: 'met', dueAt: '2026-11-26 00:00', about: sale.saleId },
      { duty: 'contract-confirmation', state: 'met', dueAt: '2026-12-02 00:00', about: sale.saleId },
    ]);
    expect(await incidents()).toEqual([]);
    expect(await workThrough(stage, parties.job)).toEqual([]);
  });

  test('records name, time, address and device with what was answered, and no token anywhere', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    await accept(token);
    const [row] = await stage.admin<{ name: string; address: string; device: string; same: boolean }[]>`
      select a.name, a.address, a.device, a.document_sha256 = d.sha256 and d.sha256 = sha256(d.bytes) as same
      from acceptance a join document d on d.id = a.document_id where a.tenant_id = ${parties.principalId}`;
    expect(row).toEqual({
      name: 'Åsa Öberg',
      address: '192.0.2.7',
      device: 'Mozilla/5.0 (iPhone)',
      same: true,
    });
    for (const table of ['outbound_email', 'consumer_token', 'event', 'document', 'sale']) {
      const [{ n }] = await stage.admin<[{ n: number }]>`
        select count(*)::int as n from ${stage.admin(table)} t where t::text like ${`%${token}%`}`;
      expect([table, n]).toEqual([table, 0]);
    }
  });

  test('counts a second click once, also at the same instant', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    const both = await Promise.all([
      accept(token),
      accept(token),
      answerOffer(stage.services, token, { answer: 'declined', ...device }),
    ]);
    expect(both.filter((one) => one.kind === 'answered' && one.first)).toHaveLength(1);
    const kept = await stage.admin`select answer from acceptance where tenant_id = ${parties.principalId}`;
    expect(kept).toHaveLength(1);
    const first = both.find((one) => one.kind === 'answered' && one.first) as { answer: string };
    for (const one of both) expect(one).toMatchObject({ kind: 'answered', answer: first.answer });
  });

  test('refuses an answer before the end of the call that a later report tells of', async () => {
    await offerOf(stage, parties);
    const attemptId = await calling();
    const start = clock().now();
    await recordSale(parties.dialer, attemptId, { consumer, callEndedAt: start });
    const [mail] = await workThrough(stage, parties.job);
    clock().advance(HOUR / 2);
    await endCall(attemptId, 'answered');
    clock().set(start + HOUR / 4);
    const token = tokenIn(mail!, 'accept');
    expect(await accept(token)).toEqual({
      kind: 'refused',
      why: { now: false, why: 'too-early', from: start + HOUR / 2 },
    });
    expect(await actions()).toContain('acceptance.refused');
    clock().set(start + HOUR / 2);
    expect(await accept(token)).toMatchObject({ kind: 'answered', first: true });
  });

  test.each([
    { waits: true, after: 24 * HOUR - 1, kind: 'refused' },
    { waits: true, after: 24 * HOUR, kind: 'answered' },
    { waits: false, after: 0, kind: 'answered' },
  ])(
    'with a campaign that lets the consideration time bind the answer ($waits), after $after ms: $kind',
    async ({ waits, after, kind }) => {
      await offerOf(stage, parties);
      await stage.admin`update campaign set acceptance_waits = ${waits} where tenant_id = ${parties.principalId}`;
      const { token } = await offered();
      clock().advance(after);
      expect((await accept(token)).kind).toBe(kind);
    },
  );

  test('lapses unanswered after its days, to the millisecond, and the link says so', async () => {
    await offerOf(stage, parties, { terms: { answerDays: 14 } });
    const { token } = await offered();
    const last = at('2026-12-08T23:00:00Z');
    clock().set(last - 1);
    expect((await openSale(stage.services, token, 'accept')).answerable).toEqual({ now: true });
    clock().set(last);
    expect(await accept(token)).toEqual({ kind: 'refused', why: { now: false, why: 'expired' } });
    await workThrough(stage, parties.job);
    expect(await openSale(stage.services, token, 'accept')).toMatchObject({
      state: 'lapsed',
      answerable: { now: false, why: 'expired' },
    });
    expect(await actions()).toContain('offer.lapsed');
  });

  test('declined takes no name, makes no contract and is told of', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    expect(await answerOffer(stage.services, token, { answer: 'declined', ...device })).toMatchObject({
      answer: 'declined',
    });
    expect(subjects(await workThrough(stage, parties.job))).toEqual([
      'asa@oberg.example: Du har tackat nej: Fiber',
    ]);
    expect((await openSale(stage.services, token, 'accept')).contract).toBeNull();
  });

  test('asks for a name with an acceptance', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    await expect(accept(token, '  ')).rejects.toEqual(new Invalid([{ path: 'name', message: 'required' }]));
  });

  test('is not answered where the offer or its document was changed behind it', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    await stage.admin`update offer set terms = jsonb_set(terms, '{monthlyPrice}', '59900') where tenant_id = ${parties.principalId}`;
    expect(await accept(token)).toEqual({ kind: 'refused', why: { now: false, why: 'changed' } });
  });

  test('gets no contract where the offer was changed after the answer: an incident says so, the rest stays due', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    await accept(token);
    await stage.admin`update offer set terms = jsonb_set(terms, '{monthlyPrice}', '59900') where tenant_id = ${parties.principalId}`;
    expect(subjects(await workThrough(stage, parties.job))).toEqual([
      'asa@oberg.example: Du har accepterat: Fiber',
    ]);
    expect(await incidents()).toEqual([{ duty: 'evidence', failed: ['mirrorsOffer'] }]);
    expect(await obligations()).toContainEqual(
      expect.objectContaining({ duty: 'contract-confirmation', state: 'open' }),
    );
  });

  test('waits with the written offer while the act asks for more than the offer says', async () => {
    await offerOf(stage, parties, { terms: { payment: null, disputes: null } });
    const sale = await sell();
    expect(sale.state).toBe('held');
    expect(sale.missing.map(({ id }) => id)).toEqual(['payment', 'disputes']);
    expect(await workThrough(stage, parties.job)).toEqual([]);
    expect((await obligations())[0]).toMatchObject({ duty: 'written-offer', state: 'open' });
  });
});

describe('an oral agreement outside the act', () => {
  const steps = {
    'purchase-understood': true,
    'details-noted': true,
    'order-read': true,
    'purchase-summed-up': true,
    'terms-understood': true,
    'confirmation-announced': true,
    'anything-to-add': true,
  };

  test('has no written offer: the contract follows the call, due within five working days of it', async () => {
    await offerOf(stage, parties, { regime: 'exempt' });
    const sale = await sell({ readBack: steps });
    expect(sale).toMatchObject({ state: 'agreed', obligations: [{ duty: 'contract-confirmation' }] });
    const mails = await workThrough(stage, parties.job);
    expect(subjects(mails)).toEqual([expect.stringContaining('asa@oberg.example: Ditt avtal med')]);
    const opened = await openSale(stage.services, tokenIn(mails[0]!, 'accept'), 'accept');
    expect(opened).toMatchObject({ state: 'contracted', withdrawalDays: null, offer: null });
    expect(await obligations()).toEqual([
      { duty: 'contract-confirmation', state: 'met', dueAt: '2026-12-02 00:00', about: sale.saleId },
    ]);
    expect(await incidents()).toEqual([]);
  });

  test('is broken where a step was left out, and unproved where recording was refused', async () => {
    await offerOf(stage, parties, { regime: 'exempt' });
    const sale = await sell({
      readBack: { ...steps, 'order-read': false },
      recording: { consentedBefore: false },
    });
    expect(sale.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'read-back', outcome: 'breach' }),
        expect.objectContaining({ rule: 'recording', outcome: 'undetermined' }),
      ]),
    );
    expect(await incidents()).toEqual([{ duty: 'read-back', failed: ['order-read'] }]);
  });
});

describe('the deadlines', () => {
  test.each([
    { sold: '2026-12-17T11:00:00Z', contractBy: '2026-12-29 00:00', withdrawBy: '2027-01-04' },
    { sold: '2027-03-25T11:00:00Z', contractBy: '2027-04-06 00:00', withdrawBy: '2027-04-08' },
    { sold: '2027-06-21T11:00:00Z', contractBy: '2027-06-30 00:00', withdrawBy: '2027-07-05' },
    { sold: '2026-12-22T11:00:00Z', contractBy: '2027-01-05 00:00', withdrawBy: '2027-01-05' },
  ])(
    'of an offer accepted $sold: contract before $contractBy, withdrawal to $withdrawBy',
    async ({ sold, contractBy, withdrawBy }) => {
      await offerOf(stage, parties);
      clock().set(at(sold));
      await stage.admin`update nix_version set date = ${formatDate(dayOf(at(sold)) - 1)} where tenant_id = ${parties.principalId}`;
      const { token } = await offered();
      await accept(token);
      const opened = await openSale(stage.services, token, 'accept');
      expect(formatDate(opened.withdrawalEndsOn!)).toBe(withdrawBy);
      const contract = (await obligations()).find(({ duty }) => duty === 'contract-confirmation')!;
      expect(contract.dueAt).toBe(contractBy);
    },
  );
});

describe('who may record a sale', () => {
  test('is the contact center that called, with the right; another’s attempt does not exist', async () => {
    await offerOf(stage, parties);
    const attemptId = await call();
    const other = await arrangeDialing(stage);
    await expect(recordSale(other.dialer, attemptId, { consumer })).rejects.toBeInstanceOf(NotFound);
    await expect(recordSale(parties.principal, attemptId, { consumer })).rejects.toBeInstanceOf(Forbidden);
    const weak = as(parties.center, {
      kind: 'apiKey',
      keyId: parties.assignmentId,
      scopes: ['attempts:report'],
      assignmentId: null,
    });
    await expect(recordSale(weak, attemptId, { consumer })).rejects.toBeInstanceOf(Forbidden);
    await expect(recordDisclosures(weak, attemptId, {})).rejects.toBeInstanceOf(Forbidden);
    await recordSale(parties.dialer, attemptId, { consumer });
    await expect(recordSale(parties.dialer, attemptId, { consumer })).rejects.toMatchObject({
      code: 'sale-recorded',
    });
  });

  test('and only of a call that was answered, with the version that was offered', async () => {
    await offerOf(stage, parties);
    const attemptId = await calling();
    await expect(recordSale(parties.dialer, attemptId, { consumer })).rejects.toEqual(
      new Invalid([{ path: 'callEndedAt', message: 'endOfCallUnknown' }]),
    );
    await endCall(attemptId, 'no-answer');
    await expect(recordSale(parties.dialer, attemptId, { consumer })).rejects.toBeInstanceOf(Conflict);
    const answered = await call();
    const foreign = await arrangeDialing(stage);
    const [offer] = await stage.admin<
      { id: string }[]
    >`select id from offer where tenant_id = ${foreign.principalId}`;
    await expect(recordSale(parties.dialer, answered, { consumer, offerId: offer!.id })).rejects.toEqual(
      new Invalid([{ path: 'offerId', message: 'notOffered' }]),
    );
  });

  test('and a stranger’s link opens nothing, whatever it looks like', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), '\0'.repeat(43), `${'a'.repeat(42)}'`]) {
      await expect(openSale(stage.services, token, 'accept')).rejects.toBeInstanceOf(NotFound);
      expect(await linkOpens(stage.services, token, 'accept')).toBe(false);
    }
    await offerOf(stage, parties);
    const { token } = await offered();
    await expect(openSale(stage.services, token, 'withdraw')).rejects.toBeInstanceOf(NotFound);
    expect(await linkOpens(stage.services, token, 'withdraw')).toBe(false);
    expect(await linkOpens(stage.services, token, 'accept')).toBe(true);
  });
});

describe('what was said', () => {
  test('is kept as often as it is told; a breach opens one incident', async () => {
    await offerOf(stage, parties);
    const attemptId = await call();
    const said = { agentName: true, principal: true, relation: false, purpose: true };
    const first = await recordDisclosures(parties.dialer, attemptId, { said });
    expect(first.findings).toContainEqual(
      expect.objectContaining({ rule: 'identification', outcome: 'breach' }),
    );
    await recordDisclosures(parties.dialer, attemptId, { said });
    expect(await incidents()).toEqual([{ duty: 'identification', failed: ['relation'] }]);
    const kept = await stage.admin`select id from disclosure where tenant_id = ${parties.principalId}`;
    expect(kept).toHaveLength(2);
  });

  test('after the sale completes it; a promise of too few days breaks it', async () => {
    await offerOf(stage, parties);
    const attemptId = await call();
    const sale = await recordSale(parties.dialer, attemptId, { consumer });
    expect(sale.findings.map(({ rule }) => rule)).toContain('withdrawal-information');
    const good = await recordDisclosures(parties.dialer, attemptId, { withdrawal: told });
    expect(good.findings.map(({ rule }) => rule)).not.toContain('withdrawal-information');
    clock().advance(1_000);
    await recordDisclosures(parties.dialer, attemptId, { withdrawal: { days: 13 } });
    expect(await incidents()).toEqual([{ duty: 'withdrawal-information', failed: ['days'] }]);
  });

  test('"do not call again" blocks the number with both parties at once', async () => {
    await offerOf(stage, parties);
    const number = numbers(1)[0]!;
    await recordDisclosures(parties.dialer, await call(number), { doNotCall: true });
    const lists = await stage.admin`select tenant_id from suppression where number = ${number}`;
    expect(lists.map(({ tenant_id }) => tenant_id).sort()).toEqual(
      [parties.principalId, parties.contactCenterId].sort(),
    );
  });
});
