import { openHours } from '@ringratt/rules';
import { LogClock } from '@ringratt/rules/log';
import type { numerals } from '../summary.ts';
import { HALF_HOURS, type Tally } from '../tally.ts';
import type { PageWords } from './words.ts';

type Numerals = ReturnType<typeof numerals>;

/** Half-hours that have a column of their own; what is earlier or later is put together. */
const FIRST = 12;
const LAST = 44;
const HALF_HOUR = 1_800_000;
const DAY = HALF_HOUR * HALF_HOURS;
/** A week of January without a closed day: its Monday, 2026-01-12. */
const ORDINARY_MONDAY = 20_465;

const time = (halfHour: number) =>
  `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;

/** The half-hours of each weekday in which attempts may start, as the rules have them. */
function openHalfHours(): { opens: number; closes: number }[] {
  const clock = new LogClock();
  return Array.from({ length: 7 }, (_, weekday) => {
    const day = ORDINARY_MONDAY + weekday;
    const hours = openHours(day);
    if (hours === null) return { opens: 0, closes: 0 };
    const halfHour = (t: number) => (clock.localOf(t) - day * DAY) / HALF_HOUR;
    return { opens: halfHour(hours.opens), closes: halfHour(hours.closes) };
  });
}

/** Counts in a cell of 24 pixels: three signs at most. */
function short(value: number, n: Numerals): string {
  if (value < 1_000) return String(value);
  return value < 1_000_000 ? `${n(value / 1_000)}k` : `${n(value / 1_000_000)}M`;
}

/** Attempts by weekday and half-hour: within hours in the accent's scale, outside in red, closed hatched. */
export function clockSection(tally: Tally, words: PageWords, n: Numerals): string {
  const { starts, outside } = tally;
  const open = openHalfHours();
  const most = Math.max(1, ...starts);
  const sum = (counts: Uint32Array, from: number, to: number) =>
    counts.subarray(from, to).reduce((total, count) => total + count, 0);
  const cell = (weekday: number, from: number, to: number, label: string): string => {
    const base = weekday * HALF_HOURS;
    const count = sum(starts, base + from, base + to);
    const broken = sum(outside, base + from, base + to);
    const isOpen = from >= open[weekday]!.opens && to <= open[weekday]!.closes;
    const name = words.cell(words.weekdays[weekday]!, label, n(count), broken === 0 ? 0 : n(broken));
    if (count === 0) return isOpen ? `<td title="${name}"></td>` : `<td class="shut" title="${name}"></td>`;
    const level = Math.min(5, 1 + Math.floor((5 * count) / (most + 1)));
    const fill = isOpen ? `s${level}${broken > 0 ? ' part' : ''}` : 'broken';
    return `<td class="${fill}" title="${name}">${short(count, n)}</td>`;
  };
  const columns = Array.from({ length: LAST - FIRST }, (_, i) => FIRST + i);
  const rows = words.weekdays.map((name, weekday) => {
    const cells = [
      cell(weekday, 0, FIRST, words.before(time(FIRST))),
      ...columns.map((halfHour) => cell(weekday, halfHour, halfHour + 1, time(halfHour))),
      cell(weekday, LAST, HALF_HOURS, words.after(time(LAST))),
    ];
    return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
  });
  const hours = columns.filter((halfHour) => halfHour % 2 === 0);
  const head = `<thead><tr><td></td><th scope="col">–${time(FIRST).slice(0, 2)}</th>${hours.map((h) => `<th scope="colgroup" colspan="2">${time(h)}</th>`).join('')}<th scope="col">${time(LAST).slice(0, 2)}–</th></tr></thead>`;
  const total = sum(outside, 0, outside.length);
  const key = (fill: string, text: string) => `<span><i class="${fill}"></i>${text}</span>`;
  return `<section><h2>${total === 0 ? words.clockClean : words.clock(n(total))}</h2><p>${words.clockNote}</p><div class="scroll"><table class="map"><colgroup><col class="day"><col class="rest">${'<col>'.repeat(columns.length)}<col class="rest"></colgroup>${head}<tbody>${rows.join('')}</tbody></table></div><div class="legend">${key('s3', words.legendScale)}${key('broken', words.legendBroken)}${key('s3 part', words.legendPart)}${key('shut', words.legendShut)}</div></section>`;
}
