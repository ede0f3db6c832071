import type { portalCaller } from '@ringratt/trpc/portal';
import type { getTranslations } from 'next-intl/server';
import { clock, type Language, weekdayAndDate } from '@/format/instants';
import { dutyWords } from '@/rules/duty-words';
import { durationWords } from './duration';

export type NumberAnswer = Awaited<ReturnType<ReturnType<typeof portalCaller>['numbers']['explain']>>;
type Words = Awaited<ReturnType<typeof getTranslations<'numbers'>>>;

const hours30 = 720 * 3_600_000;

/** Why one rule hinders, with this number's own facts; the duty's text where there is no more to say. */
export function reasonWords(rule: string, answer: NumberAnswer, words: Words, language: Language): string {
  const { at, attempts, registers } = answer;
  const counted = attempts.filter((attempt) => attempt.counts && attempt.startedAt <= at);
  switch (rule) {
    case 'daily-attempts': {
      const day = weekdayAndDate(at, language);
      const count = counted.filter((attempt) => weekdayAndDate(attempt.startedAt, language) === day).length;
      return words('reasons.daily-attempts', { center: answer.center, count });
    }
    case 'attempt-interval': {
      const latest = counted[0];
      if (!latest) break;
      return words('reasons.attempt-interval', {
        duration: durationWords(at - (latest.endedAt ?? latest.startedAt), words),
      });
    }
    case 'calling-hours':
      return words('reasons.calling-hours', { time: clock(at) });
    case 'closed-day': {
      const day = weekdayAndDate(at, language);
      return words('reasons.closed-day', { day: day.charAt(0).toUpperCase() + day.slice(1) });
    }
    case 'thirty-day-attempts':
      return words('reasons.thirty-day-attempts', {
        count: counted.filter((attempt) => attempt.startedAt > at - hours30).length,
      });
    case 'nix-register':
      return words(registers?.nix?.listed ? 'reasons.nix-breach' : 'reasons.nix-unclear');
    case 'suppression-list':
      return words('reasons.suppression-list', { owner: registers?.suppressions?.[0]?.owner ?? 'principal' });
    case 'presented-number':
      return words('reasons.presented-number');
  }
  return dutyWords(rule, language).explanation;
}

/** Who can lift what hinders; the guidelines' own limits nobody can. */
export function changeWords(answer: NumberAnswer, words: Words): { lead: string; text?: string } {
  const rules = answer.decision.findings.map((finding) => finding.rule);
  if (rules.includes('suppression-list') || (rules.includes('nix-register') && answer.registers?.nix?.listed))
    return { lead: words('change.consumer') };
  if (rules.includes('nix-register')) return { lead: words('change.nix') };
  if (rules.includes('presented-number')) return { lead: words('change.center') };
  return { lead: words('change.nobody'), text: words('change.nobodyText') };
}
