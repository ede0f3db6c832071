const two = (figure: string | number) => String(figure).padStart(2, '0');

/** A day as data is a local day of the calendar, at noon so that no shift of clocks moves it. */
export function dayOf(text: string): Date {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, day, 12);
}

export function textOf(day: Date): string {
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * What somebody typed for a day, as data writes it: `2026-11-24`. Without hyphens, with one figure where two
 * belong, and with stops or strokes it is read too. Null for what is no day.
 */
export function readDate(typed: string): string | null {
  const match = /^(\d{4})(?:[-./ ]?(\d{2})[-./ ]?(\d{2})|[-./ ](\d{1,2})[-./ ](\d{1,2}))$/.exec(typed.trim());
  if (!match) return null;
  const text = `${match[1]}-${two(match[2] ?? match[4]!)}-${two(match[3] ?? match[5]!)}`;
  const day = new Date(`${text}T12:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : text;
}

/** The same with a time: `2026-11-24 14:20`; `T` between them and `14.20` or `1420` are read too. */
export function readDateTime(typed: string): string | null {
  const match = /^(.+?)(?:\s+|T)(\d{1,2})[:.]?(\d{2})$/i.exec(typed.trim());
  const day = match && readDate(match[1]!);
  if (!match || !day || Number(match[2]) > 23 || Number(match[3]) > 59) return null;
  return `${day} ${two(match[2]!)}:${match[3]}`;
}
