import type { ObligationItem } from '@ringratt/services';
import type { useTranslations } from 'next-intl';
import type { Language } from '@/format/instants';
import { phone } from '@/format/phone';
import { shortName } from '@/parties/party';
import { dutyWords } from '@/rules/duty-words';
import { dueTime, groupOf, instantWords, lateness, timeLeft } from './due';
import type { ListedObligation, ListedParty } from './obligation-list';

type All = ReturnType<typeof useTranslations<never>>;

/** Whoever answers, named; both where both do. */
export function answering(item: {
  responsible: ObligationItem['responsible'];
  principalName: string;
  centerName: string | null;
}): ListedParty[] {
  const { responsible, principalName, centerName } = item;
  const parties: ListedParty[] = [];
  if (responsible !== 'contactCenter' || centerName === null)
    parties.push({ side: 'principal', name: principalName });
  if (responsible !== 'principal' && centerName !== null && centerName !== principalName)
    parties.push({ side: 'contactCenter', name: centerName });
  return parties.length > 0 ? parties : [{ side: 'principal', name: principalName }];
}

/** What it is about as people know it: a number where there is one, else the kind of thing, if it has a name. */
export function subjectWords(item: { subject: string; number: string | null }, t: All): string {
  if (item.number) return phone(item.number);
  const kind = {
    con: 'contact',
    att: 'attempt',
    pnr: 'presentedNumber',
    lst: 'contactList',
    asg: 'assignment',
    sal: 'sale',
    rec: 'recording',
    inc: 'incident',
  }[item.subject.slice(0, 3)] as 'contact' | undefined;
  return kind ? t(`obligations.subjects.${kind}`) : '';
}

/** A row of the list in words, for the instant the page is made. */
export function listed(
  item: ObligationItem,
  page: { t: All; language: Language; now: number; href: string },
): ListedObligation {
  const { t, language, now } = page;
  const scoped = ((key: string, values?: Record<string, number>) =>
    t(`obligations.${key}` as 'obligations.days', values as { count: number })) as Parameters<
    typeof timeLeft
  >[2];
  const closed = item.state === 'met' || item.state === 'waived';
  const left =
    item.state === 'breached'
      ? t('obligations.late', { time: lateness(now - item.dueAt, scoped) })
      : closed
        ? t(`obligations.states.${item.state}`)
        : timeLeft(item.dueAt, now, scoped, (week) => t('common.week', { week: String(week) }));
  return {
    id: item.id,
    duty: item.duty,
    title: dutyWords(item.duty, language).title,
    subject: [subjectWords(item, t), item.campaignName, item.centerName && shortName(item.centerName)]
      .filter(Boolean)
      .join(', '),
    left,
    due:
      closed && item.closedAt !== null
        ? instantWords(item.closedAt, language)
        : dueTime(item.dueAt, now, language, (day) => t(`common.${day}`)),
    look: item.state === 'open' ? (groupOf(item.dueAt, now) === 'today' ? 'soon' : 'open') : item.state,
    answers: answering(item),
    href: page.href,
  };
}
