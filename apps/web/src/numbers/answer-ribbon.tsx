import { dayOf, openHours, startOfDay } from '@ringratt/rules';
import { Ribbon, type RibbonLane, type RibbonPart } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate, weekdayAndDate } from '@/format/instants';
import { dutyWords } from '@/rules/duty-words';
import type { NumberAnswer } from './reasons';

const hour = 3_600_000;

/** When the number may be called, drawn: a lane for each rule that hinders, one for all together. */
export async function AnswerRibbon({ answer }: { answer: NumberAnswer }) {
  const [t, locale] = await Promise.all([getTranslations('numbers'), getLocale()]);
  const { at, decision, attempts, limits } = answer;
  const today = dayOf(at);
  const opening = openHours(today, limits)?.opens ?? startOfDay(today) + 8 * hour;
  const from = Math.min(opening, at - 2 * hour);
  const next = decision.nextAllowedAt;
  const to = Math.min(Math.max(at + 22 * hour, next === null ? 0 : next + 4 * hour), from + 72 * hour);

  const hours: RibbonPart[] = [];
  let last = from;
  for (let day = dayOf(from); startOfDay(day) < to; day++) {
    const open = openHours(day, limits);
    if (!open) continue;
    if (open.opens > last)
      hours.push({ from: last, to: Math.min(open.opens, to), tone: 'closed', label: t('closed') });
    const start = Math.max(open.opens, from);
    if (start < to && open.closes > start) {
      hours.push({
        from: start,
        to: Math.min(open.closes, to),
        tone: 'free',
        label: `${clock(start)}–${clock(open.closes)}`,
      });
    }
    last = Math.max(last, Math.min(open.closes, to));
  }
  if (last < to) hours.push({ from: last, to, tone: 'closed', label: t('closed') });

  const lanes: RibbonLane[] = [
    {
      id: 'calling-hours',
      label: dutyWords('calling-hours', locale).title,
      note: dutyWords('calling-hours', locale).clause,
      parts: hours,
    },
    ...decision.findings
      .filter((finding) => finding.rule !== 'calling-hours')
      .map((finding): RibbonLane => {
        const words = dutyWords(finding.rule, locale);
        const end = Math.min(finding.until ?? to, to);
        return {
          id: finding.rule,
          label: words.title,
          note: words.clause,
          parts: [
            { from, to: at, tone: 'past', label: t('before') },
            { from: at, to: end, tone: 'hindered', label: t('hinders') },
            ...(end < to ? [{ from: end, to, tone: 'free' as const, label: t('free') }] : []),
          ],
        };
      }),
    {
      id: 'together',
      label: t('together'),
      strong: true,
      parts: together(answer, hours, { from, to, mayNot: t('mayNot'), may: t('may'), before: t('before') }),
    },
  ];
  const days = [];
  for (let day = dayOf(from); startOfDay(day) < to; day++) {
    const place = Math.max(startOfDay(day), from);
    // A day with hardly any room has its name in the next.
    if (Math.min(startOfDay(day + 1), to) - place > (to - from) * 0.16)
      days.push({ at: place, label: weekdayAndDate(place, locale), short: shortDate(place, locale) });
  }
  const step = to - from > 40 * hour ? 8 : 4;
  const ticks = [];
  for (let tick = Math.ceil(from / hour) * hour; tick < to; tick += hour) {
    if (Number(clock(tick).slice(0, 2)) % step === 0 && tick - from > hour && to - tick > hour)
      ticks.push({ at: tick, label: clock(tick) });
  }
  return (
    <Ribbon
      from={from}
      to={to}
      days={days}
      ticks={ticks}
      marks={attempts.filter((attempt) => attempt.counts).map((attempt) => attempt.startedAt)}
      markWord={t('mark')}
      now={{ at, label: clock(at) }}
      lanes={lanes}
    />
  );
}

function together(
  { at, decision, allowedUntil }: NumberAnswer,
  hours: readonly RibbonPart[],
  words: { from: number; to: number; mayNot: string; may: string; before: string },
): RibbonPart[] {
  const { from, to } = words;
  const parts: RibbonPart[] = [{ from, to: at, tone: 'past', label: words.before }];
  const opens = decision.allowed ? at : Math.min(decision.nextAllowedAt ?? to, to);
  if (opens > at)
    parts.push({
      from: at,
      to: opens,
      tone: 'no',
      label: words.mayNot,
      shown: opens - at > (to - from) * 0.16,
    });
  if (opens < to) {
    const closes = Math.min(
      allowedUntil ?? hours.find((part) => part.tone === 'free' && part.to > opens)?.to ?? to,
      to,
    );
    parts.push({
      from: opens,
      to: closes,
      tone: 'yes',
      label: words.may,
      shown: closes - opens > (to - from) * 0.12,
    });
    if (closes < to) parts.push({ from: closes, to, tone: 'closed', label: words.mayNot });
  }
  return parts;
}
