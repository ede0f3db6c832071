import type { numerals } from '../summary.ts';
import type { CenterWeeks, Count } from '../tally.ts';
import { weekLabel } from './dates.ts';
import { escaped, tableHead, tableRow } from './markup.ts';
import type { PageWords } from './words.ts';

type Numerals = ReturnType<typeof numerals>;

const MOST_COLUMNS = 54;
const MOST_PANELS = 6;
const FEW_ATTEMPTS = 20;
const WIDTH = 480;
const HEIGHT = 112;
const LEFT = 44;
const TOP = 14;
const BOTTOM = 92;

const perThousand = ({ breaches, attempts }: Count) => (attempts === 0 ? 0 : (1_000 * breaches) / attempts);

/** Weeks put together so that no more columns come of them than fit. */
function columnsOf(center: CenterWeeks, size: number): Count[] {
  const columns: Count[] = [];
  for (let from = 0; from < center.weeks.length; from += size) {
    const sum = { attempts: 0, broken: 0, breaches: 0 };
    for (const week of center.weeks.slice(from, from + size)) {
      sum.attempts += week.attempts;
      sum.broken += week.broken;
      sum.breaches += week.breaches;
    }
    columns.push(sum);
  }
  return columns;
}

/** A round number not below the highest column, so that the scale reads well. */
function topOf(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((top) => top >= highest)!;
}

function panel(
  center: CenterWeeks,
  columns: Count[],
  size: number,
  top: number,
  words: PageWords,
  n: Numerals,
): string {
  const step = (WIDTH - LEFT) / Math.max(columns.length, 12);
  const y = (value: number) => BOTTOM - ((BOTTOM - TOP) * value) / top;
  const bars = columns.map((column, i) => {
    if (column.attempts === 0) return '';
    const value = perThousand(column);
    const from = weekLabel(center.firstDay + i * size * 7, words);
    const few = column.attempts < FEW_ATTEMPTS ? ' few' : '';
    const height = Math.max(value === 0 ? 0 : 1, BOTTOM - y(value));
    const label = `${from}: ${n(value)} (${n(column.attempts)})`;
    return `<rect class="col${few}" x="${(LEFT + i * step + step * 0.12).toFixed(1)}" y="${(BOTTOM - height).toFixed(1)}" width="${(step * 0.76).toFixed(1)}" height="${height.toFixed(1)}" rx="1.5"><title>${label}</title></rect>`;
  });
  const lines = [0, top / 2, top].map(
    (value) =>
      `<line class="rule" x1="${LEFT}" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}"/><text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${n(value)}</text>`,
  );
  const first = weekLabel(center.firstDay, words);
  const last = weekLabel(center.firstDay + (columns.length - 1) * size * 7, words);
  const whole = { attempts: 0, broken: 0, breaches: 0 };
  for (const { attempts, breaches } of columns) {
    whole.attempts += attempts;
    whole.breaches += breaches;
  }
  const letter = escaped([...center.name][0]?.toUpperCase() ?? '');
  const lastAt = LEFT + Math.max(0, columns.length - 1) * step;
  const ends =
    columns.length === 1
      ? `<text x="${LEFT}" y="108">${last}</text>`
      : `<text x="${LEFT}" y="108">${first}</text><text x="${lastAt > 120 + LEFT ? (lastAt + step).toFixed(0) : Math.max(lastAt, LEFT + 90).toFixed(0)}" y="108" text-anchor="${lastAt > 120 + LEFT ? 'end' : 'start'}">${last}</text>`;
  return `<figure><figcaption><h3><span class="circle" aria-hidden="true">${letter}</span>${escaped(center.name)}</h3><span>${n(perThousand(whole))}</span></figcaption><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(center.name)}: ${words.weeksNote(words.week)}">${lines.join('')}${bars.join('')}${ends}</svg></figure>`;
}

/** Breaches per thousand by week, a small panel a contact center, one scale. */
export function weeksSection(centers: readonly CenterWeeks[], words: PageWords, n: Numerals): string {
  const shown = [...centers]
    .sort((a, b) => total(b) - total(a))
    .filter((center) => total(center) > 0)
    .slice(0, MOST_PANELS);
  if (shown.length === 0) return '';
  const size = Math.ceil(shown[0]!.weeks.length / MOST_COLUMNS);
  const panels = shown.map((center) => ({ center, columns: columnsOf(center, size) }));
  const all = panels.flatMap(({ center, columns }) =>
    columns.map((column, i) => ({ column, from: weekLabel(center.firstDay + i * size * 7, words) })),
  );
  const enough = all.filter(({ column }) => column.attempts >= FEW_ATTEMPTS);
  const worst = (enough.length > 0 ? enough : all).reduce((a, b) =>
    perThousand(b.column) > perThousand(a.column) ? b : a,
  );
  const top = topOf(Math.max(...all.map(({ column }) => perThousand(column))));
  const span = size === 1 ? words.week : words.weeksOf(size);
  const rows = panels.flatMap(({ center, columns }) =>
    columns.flatMap((column, i) =>
      column.attempts === 0
        ? []
        : [
            tableRow(
              [
                `${weekLabel(center.firstDay + i * size * 7, words)}${panels.length > 1 ? ` ${escaped(center.name)}` : ''}`,
                n(column.attempts),
                n(column.breaches),
                n(perThousand(column)),
              ],
              [1, 2, 3],
            ),
          ],
    ),
  );
  return `<section><h2>${words.weeks(worst.from, n(perThousand(worst.column)))}</h2><p>${words.weeksNote(span)}</p><div class="weeks">${panels.map(({ center, columns }) => panel(center, columns, size, top, words, n)).join('')}</div><details class="more"><summary>${words.table}</summary><div class="scroll"><table>${tableHead(words.weekHead, [1, 2, 3])}<tbody>${rows.join('')}</tbody></table></div></details></section>`;
}

const total = (center: CenterWeeks) => center.weeks.reduce((sum, week) => sum + week.attempts, 0);
