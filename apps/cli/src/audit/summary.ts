import { attemptDuties, type Bilingual, formatDate, outcomeDuties, packOn } from '@ringratt/rules';
import { LOG_RULES, logDuties } from '@ringratt/rules/log';
import type { Audit } from './audit.ts';
import type { Fault } from './log.ts';
import type { DayCount } from './tally.ts';
import { ASSUMED, LACKS, type Lang, NOT_IN_A_LOG } from './words.ts';

/** A rule of the log with what it came to. */
export interface RuleSummary {
  id: string;
  clauses: string;
  title: Bilingual;
  breaches: number;
  undetermined: number;
  lacks: Bilingual | undefined;
}

/** Faults of one kind. */
export interface FaultKind {
  path: string;
  message: string;
  count: number;
  /** The first few lines. */
  lines: number[];
}

/** What both reports say, in the order in which they say it. */
export interface Summary {
  audit: Audit;
  fileName: string;
  /** Local days, `YYYY-MM-DD`; null where no attempt was read. */
  period: { first: string; last: string } | null;
  rulePack: { id: string; title: Bilingual };
  /** Most breaches first. */
  rules: RuleSummary[];
  worstDays: DayCount[];
  /** Rules that need what a log does not hold. */
  notAssessable: { id: string; clauses: string; title: Bilingual; why: Bilingual }[];
  assumed: Bilingual[];
  faultKinds: FaultKind[];
}

const MOST_WORST_DAYS = 5;
const FIRST_LINES = 5;
const NOT_SAID: Bilingual = { sv: 'loggen säger inget om det', en: 'the log says nothing of it' };

function faultKindsOf({ log }: Audit): FaultKind[] {
  const kinds = new Map<string, FaultKind>();
  for (let index = 0; index < log.faults; index += 1) {
    const { line, path, message }: Fault = log.faultAt(index);
    const key = `${path}\0${message}`;
    const kind = kinds.get(key) ?? { path, message, count: 0, lines: [] };
    kinds.set(key, kind);
    kind.count += 1;
    if (kind.lines.length < FIRST_LINES) kind.lines.push(line);
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

/** Draws from an audit what people are told. */
export function summaryOf(audit: Audit, fileName: string): Summary {
  const { tally, format, given } = audit;
  const judged = new Set<string>(LOG_RULES);
  const last = tally.days.at(-1);
  const pack = packOn(last === undefined ? '2021-07-01' : formatDate(last.day));
  const rules = logDuties.map((duty, i) => ({
    id: duty.id,
    clauses: duty.clauses.join(', '),
    title: duty.title,
    breaches: tally.byRule[i]!.breaches,
    undetermined: tally.byRule[i]!.undetermined,
    lacks: LACKS[duty.id],
  }));
  return {
    audit,
    fileName,
    period: last === undefined ? null : { first: formatDate(tally.days[0]!.day), last: formatDate(last.day) },
    rulePack: { id: pack.id, title: pack.title },
    rules: rules.sort((a, b) => b.breaches - a.breaches),
    worstDays: tally.days
      .filter((day) => day.breaches > 0)
      .sort((a, b) => b.breaches - a.breaches || a.day - b.day)
      .slice(0, MOST_WORST_DAYS),
    notAssessable: [...attemptDuties, ...outcomeDuties]
      .filter((duty) => !judged.has(duty.id))
      .map((duty) => ({
        id: duty.id,
        clauses: duty.clauses.join(', '),
        title: duty.title,
        why: NOT_IN_A_LOG[duty.id] ?? NOT_SAID,
      })),
    assumed: format.assumptions(given).map((assumption) => ASSUMED[assumption]),
    faultKinds: faultKindsOf(audit),
  };
}

/** Whole numbers grouped as the language writes them, fractions with its decimal sign. */
export function numerals(lang: Lang): (value: number, digits?: number) => string {
  const locale = lang === 'sv' ? 'sv-SE' : 'en-US';
  const byDigits = new Map<number, Intl.NumberFormat>();
  return (value, digits = 0) => {
    let format = byDigits.get(digits);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      byDigits.set(digits, format);
    }
    return format.format(value);
  };
}
