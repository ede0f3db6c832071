/** Instants and days as the portal writes them: in Stockholm's time, whatever the machine's. */
export type Language = 'sv' | 'en';

const zone = 'Europe/Stockholm';
const tag = { sv: 'sv-SE', en: 'en-GB' } as const;

const made = new Map<string, Intl.DateTimeFormat>();
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = made.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(tag[language], { timeZone: zone, ...options });
    made.set(key, found);
  }
  return found;
}

/** Swedish abbreviates with a full stop that the portal leaves out: `tis 24 nov`. */
const bare = (text: string) => text.replaceAll('.', '');

/** `24 november 2026` */
export function longDate(at: number, language: Language): string {
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** `tis 24 nov`, in English `Tue 24 Nov` */
export function shortDate(at: number, language: Language): string {
  const parts = formatter(language, { weekday: 'short', day: 'numeric', month: 'short' }).formatToParts(at);
  // Three letters each, in Swedish too: "tor 26 nov", "tis 1 dec".
  const of = (type: string) => (parts.find((part) => part.type === type)?.value ?? '').slice(0, 3);
  return bare(`${of('weekday')} ${of('day')} ${of('month')}`);
}

/** `24 nov` */
export function dayAndMonth(at: number, language: Language): string {
  return shortDate(at, language).split(' ').slice(1).join(' ');
}

/** `tisdag 24 november` */
export function weekdayAndDate(at: number, language: Language): string {
  return formatter(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at).replace(',', '');
}

/** `14:20` */
export function clock(at: number): string {
  return formatter('sv', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `14:19:42` */
export function clockWithSeconds(at: number): string {
  return formatter('sv', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}

/** The local day, `2026-11-24`. */
export function dataDate(at: number): string {
  return formatter('sv', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Local midnight's day as an instant at its noon, so that no shift of clocks moves it: from `2026-11-24`. */
export function noonOf(date: string): number {
  return Date.parse(`${date}T11:00:00Z`);
}

/** ISO week of a local day, 1–53. */
export function weekOf(date: string): number {
  const day = new Date(`${date}T00:00:00Z`);
  // Thursday decides which year a week belongs to.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const firstDay = Date.UTC(day.getUTCFullYear(), 0, 1);
  return Math.ceil(((day.getTime() - firstDay) / 86_400_000 + 1) / 7);
}

/** `5 oktober–18 december 2026`; the first year stands where it differs. */
export function period(startsOn: string, endsOn: string, language: Language): string {
  const from = noonOf(startsOn);
  const to = noonOf(endsOn);
  if (startsOn === endsOn) return longDate(to, language);
  const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4);
  const first = formatter(language, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(from);
  return `${first}–${longDate(to, language)}`;
}

/** A space and the year of an instant, where it is another than that of `now`. */
export function yearUnless(now: number, at: number): string {
  const year = dataDate(at).slice(0, 4);
  return year === dataDate(now).slice(0, 4) ? '' : ` ${year}`;
}

/** How an instant lies to today: tells pages to say `i dag` and `i morgon`. */
export function dayDistance(at: number, now: number): number {
  return Math.round((noonOf(dataDate(at)) - noonOf(dataDate(now))) / 86_400_000);
}
