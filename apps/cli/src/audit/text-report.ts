import { formatDate } from '@ringratt/rules';
import { shownNumber } from './numbers.ts';
import { numerals, type Summary } from './summary.ts';
import { textWords } from './text-words.ts';
import type { Lang } from './words.ts';

const INDENT = '  ';
const MOST_KINDS = 10;

/** Cells as columns: the first to the right, the rest to the left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows.map((row) =>
    (
      INDENT +
      row.map((cell, i) => (i === 0 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(INDENT)
    ).trimEnd(),
  );
}

/**
 * The report for people on a terminal. Numbers are shown whole: it is the center's own log on its own machine, and
 * who is to mend something must know which number. (The page masks them, since pages are sent on.)
 */
export function textReport(summary: Summary, lang: Lang): string {
  const { audit, period, rules, worstDays, notAssessable, assumed, faultKinds } = summary;
  const { tally, log, format } = audit;
  const words = textWords[lang];
  const n = numerals(lang);
  const out: string[] = [];
  const section = (title: string, lines: string[]) => {
    if (lines.length > 0) out.push('', title, ...lines);
  };

  if (period === null) out.push(words.empty);
  else {
    const total = tally.attempts + tally.failed;
    out.push(words.heading(summary.fileName, n(total), format.name, period.first, period.last));
    out.push(`${summary.rulePack.title[lang]} (${summary.rulePack.id})`, '');
    const share = tally.attempts === 0 ? 0 : (100 * tally.broken) / tally.attempts;
    out.push(
      tally.broken === 0
        ? words.clean(n(tally.attempts))
        : words.broken(n(tally.broken), n(tally.attempts), n(share, 1), n(tally.breaches)),
    );
  }
  if (tally.failed > 0) out.push(words.failed(n(tally.failed)));
  if (tally.joined > 0) out.push(words.joined(n(tally.joined)));
  if (log.leftOut > 0) out.push(words.leftOut(n(log.leftOut)));
  if (log.agentUnknown > 0) out.push(words.agentUnknown(n(log.agentUnknown)));

  section(
    words.byRule,
    aligned(
      rules
        .filter((rule) => rule.breaches > 0)
        .map((rule) => [n(rule.breaches), rule.clauses, `${rule.title[lang]} (${rule.id})`]),
    ),
  );
  section(
    words.undetermined(n(tally.undetermined)),
    aligned(
      rules
        .filter((rule) => rule.undetermined > 0)
        .map((rule) => [
          n(rule.undetermined),
          `${rule.title[lang]} (${rule.id}): ${rule.lacks?.[lang] ?? ''}`,
        ]),
    ),
  );
  section(
    words.worstNumbers,
    tally.worstNumbers.map(
      ({ number, breaches, broken, attempts, line }) =>
        `${INDENT}${shownNumber(number)}: ${words.attempts(n(breaches), n(broken), n(attempts))}, ${words.line} ${line}`,
    ),
  );
  section(
    words.worstDays,
    worstDays.map(
      ({ day, breaches, broken, attempts }) =>
        `${INDENT}${formatDate(day)}: ${words.attempts(n(breaches), n(broken), n(attempts))}`,
    ),
  );
  section(words.notAssessable, [
    ...notAssessable.map(
      ({ id, clauses, title, why }) => `${INDENT}${title[lang]} (${id}, ${clauses}): ${why[lang]}`,
    ),
    `${INDENT}${words.otherStages}`,
    `${INDENT}${words.thisLogAlone}`,
  ]);
  section(
    words.assumed,
    assumed.map((sentence) => `${INDENT}${sentence[lang]}`),
  );
  if (log.faults > 0) {
    section(words.faults(n(log.faults)), [
      ...faultKinds.slice(0, MOST_KINDS).map(({ path, message, count, lines }) => {
        const where =
          lines.join(', ') + (count > lines.length ? ` ${words.more(n(count - lines.length))}` : '');
        return `${INDENT}${lang === 'sv' ? 'rad' : 'line'} ${where}: ${path === '' ? '' : `${path} `}${message}`;
      }),
      ...(faultKinds.length > MOST_KINDS
        ? [`${INDENT}${words.more(n(faultKinds.length - MOST_KINDS))}`]
        : []),
    ]);
  }
  return `${out.join('\n')}\n`;
}
