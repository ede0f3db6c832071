import { duties } from '@ringratt/rules';
import { maskedNumber, shownNumber } from '../numbers.ts';
import { numerals, type Summary } from '../summary.ts';
import type { Lang } from '../words.ts';
import { clockSection } from './clock-map.ts';
import { dateInList, dateInText } from './dates.ts';
import { CIRCLE_CHECK, chips, escaped, OCTAGON_X, tableHead, tableRow } from './markup.ts';
import { STYLE } from './style.ts';
import { weeksSection } from './weeks.ts';
import { type PageWords, pageWords } from './words.ts';

type Numerals = ReturnType<typeof numerals>;

const MOST_PARTIES = 12;
const MOST_KINDS = 20;

const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
const perThousand = (part: number, whole: number) => (whole === 0 ? 0 : (1_000 * part) / whole);
/** Two figures that matter: 0,14 and 12 and 1 086. */
const rate = (n: Numerals, value: number) => n(value, value === 0 || value >= 10 ? 0 : value >= 1 ? 1 : 2);

function headSection(summary: Summary, words: PageWords, lang: Lang, n: Numerals): string {
  const { audit, fileName, period, rulePack } = summary;
  const { tally, format } = audit;
  const verdict =
    tally.attempts === 0
      ? words.empty
      : tally.broken === 0
        ? words.clean(n(tally.attempts))
        : words.broken(n(tally.broken), n(tally.attempts));
  const icon = tally.attempts === 0 ? '' : tally.broken === 0 ? CIRCLE_CHECK : OCTAGON_X;
  const figure = (title: string, value: string, note: string) =>
    `<div><dt>${title}</dt><dd>${value} <small>${note}</small></dd></div>`;
  const when =
    period === null
      ? ''
      : `<span>${words.period(dateInText(tally.days[0]!.day, lang), dateInText(tally.days.at(-1)!.day, lang))}</span>`;
  return `<header><p class="eyebrow">${words.eyebrow}</p><div class="verdict">${icon}<h1>${verdict}</h1></div><p class="meta"><span>${escaped(fileName)}</span>${when}<span>${words.format(format.name)}</span><span>${rulePack.title[lang]}</span></p></header><dl class="figures">${[
    figure(words.judged, n(tally.attempts), ''),
    figure(words.withBreach, n(tally.broken), words.ofAll(rate(n, share(tally.broken, tally.attempts)))),
    figure(
      words.perThousand,
      rate(n, perThousand(tally.breaches, tally.attempts)),
      words.breachesInAll(n(tally.breaches)),
    ),
    figure(words.undetermined, n(tally.undetermined), words.notPassed),
  ].join('')}</dl>`;
}

function rulesSection({ audit, rules }: Summary, words: PageWords, lang: Lang, n: Numerals): string {
  const { tally } = audit;
  const most = rules[0]!;
  const title =
    most.breaches === 0
      ? words.noBreach
      : words.rules(most.title[lang], rate(n, share(most.breaches, tally.breaches)));
  const rows = rules.map((rule) => {
    const text = duties.find((duty) => duty.id === rule.id)?.explanation[lang] ?? '';
    const width = most.breaches === 0 ? 0 : (100 * rule.breaches) / most.breaches;
    const bar = rule.breaches === 0 ? '' : `<span class="bar" style="width:${width.toFixed(2)}%"></span>`;
    return tableRow(
      [
        `<details><summary>${rule.title[lang]}</summary><p>${text}</p></details>`,
        chips(rule.clauses),
        bar,
        n(rule.breaches),
        rate(n, perThousand(rule.breaches, tally.attempts)),
      ],
      [3, 4],
      rule.breaches === 0 ? ' class="none"' : '',
    );
  });
  return `<section><h2>${title}</h2><p>${words.rulesNote}</p><div class="scroll"><table class="rules">${tableHead(words.ruleHead, [3, 4])}<tbody>${rows.join('')}</tbody></table></div></section>`;
}

function worstSection(
  summary: Summary,
  words: PageWords,
  lang: Lang,
  n: Numerals,
  fullNumbers: boolean,
): string {
  const { tally } = summary.audit;
  if (tally.worstNumbers.length === 0) return '';
  const shown = fullNumbers ? shownNumber : maskedNumber;
  const numbers = tally.worstNumbers.map(({ number, breaches, attempts, line }) =>
    tableRow([`<b>${shown(number)}</b>`, n(breaches), n(attempts), String(line)], [1, 2, 3]),
  );
  const days = summary.worstDays.map(({ day, breaches, attempts }) =>
    tableRow([dateInList(day, lang), n(breaches), n(attempts)], [1, 2]),
  );
  return `<div class="pair"><section><h2>${words.numbers}</h2>${fullNumbers ? '' : `<p>${words.numbersNote('--full-numbers')}</p>`}<div class="scroll"><table>${tableHead(words.numberHead, [1, 2, 3])}<tbody>${numbers.join('')}</tbody></table></div></section><section><h2>${words.days}</h2><div class="scroll"><table>${tableHead(words.dayHead, [1, 2])}<tbody>${days.join('')}</tbody></table></div></section></div>`;
}

/** Contact centers and their campaigns, offers put together. */
function partiesSection({ audit }: Summary, words: PageWords, n: Numerals): string {
  const { log, tally } = audit;
  const pairs = new Map<string, { center: string; campaign: string; attempts: number; breaches: number }>();
  tally.byParty.forEach(({ attempts, breaches }, party) => {
    const center = log.contactCenters.names[log.parties.contactCenter[party]!]!;
    const campaign = log.campaigns.names[log.parties.campaign[party]!]!;
    const key = `${center}\0${campaign}`;
    const pair = pairs.get(key) ?? { center, campaign, attempts: 0, breaches: 0 };
    pairs.set(key, pair);
    pair.attempts += attempts;
    pair.breaches += breaches;
  });
  if (pairs.size < 2) return '';
  const sorted = [...pairs.values()].sort((a, b) => b.breaches - a.breaches || b.attempts - a.attempts);
  const rows = sorted
    .slice(0, MOST_PARTIES)
    .map(({ center, campaign, attempts, breaches }) =>
      tableRow(
        [
          escaped(center),
          escaped(campaign),
          n(attempts),
          n(breaches),
          rate(n, perThousand(breaches, attempts)),
        ],
        [2, 3, 4],
      ),
    );
  const rest = sorted.length - MOST_PARTIES;
  const more = rest > 0 ? `<p>${words.andMore(n(rest))}</p>` : '';
  return `<section class="long"><h2>${words.parties}</h2><div class="scroll"><table>${tableHead(words.partyHead, [2, 3, 4])}<tbody>${rows.join('')}</tbody></table></div>${more}</section>`;
}

const list = (items: readonly string[]) =>
  `<ul class="list">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

function openSection(summary: Summary, words: PageWords, lang: Lang, n: Numerals): string {
  const { rules, notAssessable, audit } = summary;
  const named = (title: string, clauses: string, text: string) =>
    `<b>${title}</b> ${chips(clauses)} <span>${text}</span>`;
  const items = [
    ...rules
      .filter((rule) => rule.undetermined > 0)
      .map((rule) =>
        named(
          rule.title[lang],
          rule.clauses,
          `${words.unknownOf(n(rule.undetermined))}: ${rule.lacks?.[lang] ?? ''}`,
        ),
      ),
    ...(audit.log.agentUnknown > 0 ? [`<span>${words.agentUnknown(n(audit.log.agentUnknown))}</span>`] : []),
    ...notAssessable.map(({ title, clauses, why }) => named(title[lang], clauses, why[lang])),
    `<span>${words.otherStages}</span>`,
    `<span>${words.thisLogAlone}</span>`,
  ];
  return `<section class="long"><h2>${words.open}</h2><p>${words.openNote}</p>${list(items)}</section>`;
}

function factsSections(summary: Summary, words: PageWords, lang: Lang, n: Numerals): string {
  const { audit, assumed, faultKinds } = summary;
  const { tally, log } = audit;
  const counted = [
    ...(tally.failed > 0 ? [words.failed(n(tally.failed))] : []),
    ...(tally.joined > 0 ? [words.joined(n(tally.joined))] : []),
    ...(log.leftOut > 0 ? [words.leftOut(n(log.leftOut))] : []),
  ];
  const part = (title: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<section><h2>${title}</h2>${list(items)}</section>`;
  const rows = faultKinds.slice(0, MOST_KINDS).map(({ path, message, count, lines }) => {
    const more = count > lines.length ? ` ${words.andMore(n(count - lines.length))}` : '';
    return tableRow([lines.join(', ') + more, escaped(path), escaped(message)], []);
  });
  const unread =
    log.faults === 0
      ? ''
      : `<section class="long"><h2>${words.unread(n(log.faults))}</h2><div class="scroll"><table>${tableHead(words.unreadHead, [])}<tbody>${rows.join('')}</tbody></table></div></section>`;
  return (
    unread +
    part(
      words.taken,
      assumed.map((sentence) => sentence[lang]),
    ) +
    part(words.counted, counted)
  );
}

/**
 * The report as one page that asks no other host for anything: no script, no font, no picture from outside. Numbers
 * are masked unless asked for whole, since pages are sent on; the line leads back to the number in the log.
 */
export function htmlReport(summary: Summary, lang: Lang, fullNumbers: boolean): string {
  const words = pageWords[lang];
  const n = numerals(lang);
  const title = words.title(escaped(summary.fileName));
  const foot = words.made(summary.rulePack.id);
  const { tally } = summary.audit;
  const charts =
    tally.attempts === 0
      ? ''
      : rulesSection(summary, words, lang, n) +
        weeksSection(tally.centers, words, n) +
        clockSection(tally, words, n);
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><title>${title}</title><style>${STYLE}:root { --foot: "${foot}" }</style></head>
<body><main>${headSection(summary, words, lang, n)}${charts}${worstSection(summary, words, lang, n, fullNumbers)}${partiesSection(summary, words, n)}${openSection(summary, words, lang, n)}${factsSections(summary, words, lang, n)}<footer>${foot}</footer></main></body></html>
`;
}
