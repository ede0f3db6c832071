import type { Letter } from '../emails/send.ts';
import { answerOffer } from '../sales/answer-offer.ts';
import { recordSale } from '../sales/record-sale.ts';
import type { SaleInput } from '../sales/schemas.ts';
import { numbers, parties, stage } from './desk.ts';
import { callBetween, tokenIn, workThrough } from './selling.ts';

export const at = (text: string) => Date.parse(text);
export const told = {
  right: true,
  days: 14,
  startsFrom: 'acceptance' as const,
  how: true,
  standardForm: true,
  costs: true,
  contactDetails: true,
};
export const consumer = {
  name: 'Åsa Öberg',
  email: 'asa@oberg.example',
  address: 'Ängsvägen 4, 831 30 Östersund',
};
export const device = { address: '192.0.2.7', device: 'Mozilla/5.0 (iPhone)', language: 'sv' as const };
export const accept = (token: string, name = 'Åsa Öberg') =>
  answerOffer(stage.services, token, { answer: 'accepted', name, ...device });

/** A call that was answered and ended now. */
export const call = (number = numbers(1)[0]!) => callBetween(stage, parties, { number });
/** A sale in a call of its own, told of as it should be. */
export async function sell(more: Partial<SaleInput> = {}) {
  const attemptId = await call();
  return recordSale(parties.dialer, attemptId, { consumer, withdrawal: told, ...more });
}

/** The same, with the written offer mailed. */
export async function offered(more: Partial<SaleInput> = {}) {
  const sale = await sell(more);
  const [mail] = await workThrough(stage, parties.job);
  return { sale, mail: mail!, token: tokenIn(mail!, 'accept') };
}

export async function contracted(more: Partial<SaleInput> = {}) {
  const { sale, token } = await offered(more);
  await accept(token);
  const mails = await workThrough(stage, parties.job);
  const contract = mails.find(({ attachments }) => attachments.length > 0)!;
  return { sale, token, contract, withdrawToken: tokenIn(contract, 'withdraw') };
}

export const obligations = () =>
  stage.admin<{ duty: string; state: string; dueAt: string; about: string }[]>`
    select duty, state, to_char(due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as "dueAt", subject as about
    from obligation where tenant_id = ${parties.principalId} and duty in ('written-offer', 'contract-confirmation')
    order by due_at, id`;
/** Mails made at the same instant go out in any order. */
export const subjects = (mails: readonly Letter[]) =>
  mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
