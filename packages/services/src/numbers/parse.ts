import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type ParsedNumber =
  | { ok: true; number: string }
  | { ok: false; reason: 'empty' | 'not-a-number' | 'not-swedish' };

/**
 * Any Swedish spelling (`070-174 06 05`, `0046 70 1740605`, `+46 (0)70-174 06 05`) to E.164.
 * Numbers outside Sweden are refused: the guidelines cover calls to consumers in Sweden.
 */
export function parseNumber(text: string): ParsedNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  if (trimmed.length > 40) return { ok: false, reason: 'not-a-number' };
  const number = parsePhoneNumberFromString(trimmed.replace(/^00/, '+'), 'SE');
  if (!number?.isPossible()) return { ok: false, reason: 'not-a-number' };
  if (number.countryCallingCode !== '46') return { ok: false, reason: 'not-swedish' };
  if (!number.isValid()) return { ok: false, reason: 'not-a-number' };
  return { ok: true, number: number.number };
}
