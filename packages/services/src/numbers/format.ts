import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `+46701740605` → `070-174 06 05`, as Swedes write numbers. */
export function formatNumber(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatNational() ?? e164;
}

/** `+46701740605` → `+4670•••••05`: enough to recognize a row, too little to dial. */
export function maskNumber(e164: string): string {
  return e164.slice(0, 5) + '•'.repeat(Math.max(0, e164.length - 7)) + e164.slice(-2);
}
