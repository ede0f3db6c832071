import { formatDate } from '@ringratt/rules';
import { describe, expect, test } from 'vitest';
import { clock, HOUR, parties, stage } from '../testing/desk.ts';
import {
  accept,
  at,
  contracted,
  device,
  obligations,
  offered,
  subjects,
  told,
} from '../testing/sale-desk.ts';
import { offerOf, workThrough } from '../testing/selling.ts';
import { openSale } from './opened.ts';
import { withdrawFromSale } from './withdraw-sale.ts';

const DAY = 24 * HOUR;

describe('withdrawing', () => {
  test('within the period ends the contract, with a receipt, and both parties are told', async () => {
    await offerOf(stage, parties);
    const { sale, withdrawToken, token } = await contracted();
    clock().set(at('2026-12-08T22:59:59.999Z'));
    const input = { name: 'Åsa Öberg', message: null, ...device };
    expect(await withdrawFromSale(stage.services, withdrawToken, input)).toEqual({
      kind: 'withdrawn',
      first: true,
    });
    expect(await withdrawFromSale(stage.services, withdrawToken, input)).toEqual({
      kind: 'withdrawn',
      first: false,
    });
    const mails = await workThrough(stage, parties.job);
    expect(subjects(mails)).toEqual([
      'asa@oberg.example: Du har ångrat dig: Fiber',
      'post@example.test: En konsument har ångrat sig: Fiber',
    ]);
    for (const { text } of mails) expect(text).toContain(sale.saleId);
    expect(await openSale(stage.services, token, 'accept')).toMatchObject({ state: 'withdrawn' });
  });

  test('after the last day is kept as a message, once, and the contract stands', async () => {
    await offerOf(stage, parties);
    const { withdrawToken, token } = await contracted();
    clock().set(at('2026-12-08T23:00:00Z'));
    const input = { name: 'Åsa Öberg', message: 'Jag vill ångra mig', ...device };
    const late = await withdrawFromSale(stage.services, withdrawToken, input);
    expect(late.kind === 'late' && formatDate(late.endsOn)).toBe('2026-12-08');
    await withdrawFromSale(stage.services, withdrawToken, input);
    expect(subjects(await workThrough(stage, parties.job))).toEqual([
      'asa@oberg.example: Ditt besked om Fiber',
      'post@example.test: En konsument har ångrat sig: Fiber',
    ]);
    expect(await openSale(stage.services, token, 'accept')).toMatchObject({
      state: 'contracted',
      withdrawal: { inTime: false },
    });
  });

  test.each([
    ['dal2', 14],
    ['dal3', 30],
  ] as const)('of %s tells both parties to pay back within %s days', async (regime, days) => {
    const financial = {
      withdrawalDays: 14 as const,
      risks: 'Inga.',
      supervisor: 'FI.',
      lawAndLanguage: 'Svensk lag.',
    };
    await offerOf(stage, parties, { regime, terms: regime === 'dal3' ? financial : {} });
    const { withdrawToken } = await contracted();
    await withdrawFromSale(stage.services, withdrawToken, { name: 'Åsa Öberg', ...device });
    const mails = await workThrough(stage, parties.job);
    const notice = mails.find(({ subject }) => subject.startsWith('En konsument'))!;
    expect(notice.text).toContain(`inom ${days} dagar`);
  });

  test('of goods is never too late before they have come', async () => {
    await offerOf(stage, parties, {
      terms: {
        subject: 'goods',
        monthlyPrice: null,
        oneTimePrice: 99_900,
        withdrawalLimits: 'Inga undantag.',
      },
    });
    const { withdrawToken } = await contracted({ withdrawal: { ...told, startsFrom: 'receipt' } });
    clock().advance(60 * DAY);
    expect(await withdrawFromSale(stage.services, withdrawToken, { name: 'Åsa', ...device })).toMatchObject({
      kind: 'withdrawn',
    });
  });

  test('before the contract has gone out leaves nothing due', async () => {
    await offerOf(stage, parties);
    const { token } = await offered();
    await accept(token);
    await stage.admin`update due_work set due_at = due_at + interval '1 hour' where kind = 'sale.contract' and tenant_id = ${parties.principalId}`;
    // The link follows from the installation's secret: the one that the contract's mail would carry.
    const { consumerToken } = await import('./token.ts');
    const [row] = await stage.admin<
      { id: string }[]
    >`select id from sale where tenant_id = ${parties.principalId}`;
    const link = consumerToken(stage.services.secrets, 'withdraw', {
      tenantId: parties.principalId,
      saleId: row!.id,
      generation: 0,
    });
    await withdrawFromSale(stage.services, link, { name: 'Åsa', ...device });
    clock().advance(2 * HOUR);
    expect(subjects(await workThrough(stage, parties.job)).some((line) => line.includes('Ditt avtal'))).toBe(
      false,
    );
    expect((await obligations()).map(({ state }) => state)).toEqual(['met', 'met']);
  });
});
