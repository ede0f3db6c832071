import 'server-only';
import { formatNumber } from '@ringratt/services';

/** A mobile number of which only the beginning and the end are told. */
const masked = /^\+46(7\d)•{5}(\d\d)$/;

/**
 * `+46701740605` → `070-174 06 05`, and masked `+4670•••••05` → `070-••• •• 05`. Only in the server: the tables of
 * numbering plans are heavy.
 */
export function phone(e164: string): string {
  return masked.test(e164) ? e164.replace(masked, '0$1-••• •• $2') : formatNumber(e164);
}
