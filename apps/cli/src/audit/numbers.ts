const ZERO = 0x30;
const NINE = 0x39;
const PLUS = 0x2b;
/** Space, parentheses, hyphen, full stop, slash, and both bytes of a hard space in UTF-8. */
const PUNCTUATION = new Set([0x20, 0x28, 0x29, 0x2d, 0x2e, 0x2f, 0xc2, 0xa0]);

const SWEDEN = 46;
/** Fewer digits are an extension or a short code, more are no number (E.164). */
const FEWEST = 8;
const MOST = 15;

/** No phone number. */
export const NO_NUMBER = -1;

const POWERS = Array.from({ length: 20 }, (_, power) => 10 ** power);
const tenTo = (power: number) => POWERS[power] ?? Number.NaN;

/**
 * A phone number as its E.164 digits, a whole number that fits a double exactly: `+46701740605`, `0046 70-174 06 05`,
 * `+46 (0)70 174 06 05`, `070-174 06 05` and `46701740605` are all 46701740605. NO_NUMBER where the text is none,
 * among others where it lacks both country and area code.
 */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let digits = 0;
  let zeros = 0;
  let plus = false;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i]!;
    if (byte >= ZERO && byte <= NINE) {
      if (byte === ZERO && value === 0) zeros += 1;
      value = value * 10 + (byte - ZERO);
      digits += 1;
      if (digits > MOST + 4) return NO_NUMBER;
    } else if (byte === PLUS && digits === 0 && !plus) {
      plus = true;
    } else if (!PUNCTUATION.has(byte)) {
      return NO_NUMBER;
    }
  }
  const significant = digits - zeros;
  if (plus ? zeros === 0 : zeros === 2) return international(value, significant);
  if (!plus && zeros === 1) return inRange(SWEDEN * tenTo(significant) + value, significant + 2);
  const looksSwedish = Math.floor(value / tenTo(significant - 2)) === SWEDEN && significant >= 10;
  return !plus && zeros === 0 && looksSwedish ? international(value, significant) : NO_NUMBER;
}

/** Drops the 0 of the area code where it was left after the country code. */
function international(value: number, digits: number): number {
  const rest = tenTo(digits - 3);
  if (digits > 3 && Math.floor(value / rest) === SWEDEN * 10) {
    return inRange(SWEDEN * rest + (value % rest), digits - 1);
  }
  return inRange(value, digits);
}

const inRange = (value: number, digits: number) => (digits >= FEWEST && digits <= MOST ? value : NO_NUMBER);

/** A number as Swedes write it where the grouping is known, else in E.164. */
export function shownNumber(number: number): string {
  const text = String(number);
  const mobile = /^46(7\d)(\d{3})(\d{2})(\d{2})$/.exec(text);
  return mobile === null ? `+${text}` : `0${mobile[1]}-${mobile[2]} ${mobile[3]} ${mobile[4]}`;
}

/** Enough to recognize a number by, too little to dial: the last four digits are hidden. */
export function maskedNumber(number: number): string {
  return shownNumber(number).replace(/\d\d ?\d\d$/, '•• ••');
}
