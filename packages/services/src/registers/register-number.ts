import { type ParsedNumber, parseNumber } from '../numbers/parse.ts';

/** A number as registers write them: as everywhere, or with the country's code and no plus (46701740605). */
export function registerNumber(text: string): ParsedNumber {
  return parseNumber(/^46[1-9]\d{6,9}$/.test(text) ? `+${text}` : text);
}
