/**
 * Whether a birth date or a Swedish identity number is on or before a date (`YYYY-MM-DD`); null where the
 * text is neither. Two-digit years are read as the latest possible, a plus sign as a hundred years earlier.
 */
export function bornBefore(text: string, latest: string): boolean | null {
  const compact = text.replace(/[\s/.]/g, '-').replace(/^(\d{4})-(\d{2})-(\d{2})/, '$1$2$3');
  const match = /^(\d{8}|\d{6})(?:([-+]?)\d{4})?$/.exec(compact) ?? /^(\d{4})$/.exec(compact);
  if (!match) return null;
  const [, digits = '', sign] = match;
  if (digits.length === 4) return `${digits}-12-31` <= latest;
  const month = digits.slice(-4, -2);
  // A coordination number's day is raised by sixty.
  const raised = Number(digits.slice(-2));
  const day = String(raised > 60 ? raised - 60 : raised).padStart(2, '0');
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  if (digits.length === 8) return `${digits.slice(0, 4)}-${month}-${day}` <= latest;
  const century = Number(latest.slice(0, 2)) * 100;
  // A child of this century is told from a centenarian by nothing else than the plus sign.
  const thisYear = Number(latest.slice(0, 4)) + underAge;
  let year = century + Number(digits.slice(0, 2));
  if (year > thisYear) year -= 100;
  if (sign === '+') year -= 100;
  return `${year}-${month}-${day}` <= latest;
}

/** Years below which a consumer is a child and is not called. */
export const underAge = 16;
