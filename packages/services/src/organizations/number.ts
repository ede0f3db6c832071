import { createHmac } from 'node:crypto';
import Organisationsnummer from 'organisationsnummer';
import type { Secrets } from '../context.ts';
import { sealSecret } from '../sealed-secret.ts';

/** An organization number that was checked: `559012-3450`, or a sole trader's, which is a personal identity number. */
export interface CheckedNumber {
  number: string;
  soleTrader: boolean;
}

/** @returns null where the check digit, or the whole, does not fit */
export function checkOrganizationNumber(typed: string): CheckedNumber | null {
  const text = typed.trim().replace(/\s/g, '');
  if (!/^(16|19|20)?\d{6}[-+]?\d{4}$/.test(text) || !Organisationsnummer.valid(text)) return null;
  const parsed = Organisationsnummer.parse(text);
  return { number: parsed.format(true), soleTrader: parsed.isPersonnummer() };
}

/** As it may be shown: of a sole trader's the last two digits, which tell nobody a birthday. */
export function shownNumber({ number, soleTrader }: CheckedNumber): string {
  return soleTrader ? `••••••-••${number.slice(-2)}` : number;
}

/** What the database keeps of a number: what may be shown, what finds it again, and a sole trader's encrypted. */
export function storedNumber(secrets: Secrets, id: string, checked: CheckedNumber) {
  const digits = checked.number.replace(/\D/g, '');
  return {
    shown: shownNumber(checked),
    key: createHmac('sha256', secrets.apiKey).update(`organization number:${digits}`).digest(),
    sealed: checked.soleTrader
      ? sealSecret(secrets, { purpose: 'organization:number', row: id }, checked.number)
      : null,
  };
}
