import { Facts, Section, Timeline, type TimelineItem } from '@ringratt/ui';
import {
  CalendarClock,
  CircleCheck,
  FileInput,
  OctagonX,
  PhoneCall,
  PhoneMissed,
  PhoneOff,
} from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { outcomeWord } from '@/attempts/outcome';
import { clock, dayAndMonth, dayDistance, longDate, shortDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { shortName } from '@/parties/party';
import type { NumberAnswer } from './reasons';

interface Happening extends Omit<TimelineItem, 'time' | 'heading'> {
  at: number;
}

/** Everything known of a number in the campaign, newest first, with what the registers say under it. */
export async function NumberHistory({ answer, now }: { answer: NumberAnswer; now: number }) {
  const [t, outcomes, locale] = await Promise.all([
    getTranslations('numbers'),
    getTranslations('outcomes'),
    getLocale(),
  ]);
  const { registers, plannedSlot, contact } = answer;
  const happenings: Happening[] = [
    ...(plannedSlot
      ? [
          {
            id: 'slot',
            at: plannedSlot.notBefore,
            icon: <CalendarClock />,
            title: t('plannedSlot'),
            detail: t('plannedSlotText', { number: plannedSlot.attemptNumber }),
            future: true,
          },
        ]
      : []),
    ...answer.questions.map(
      (question): Happening => ({
        id: `asked-${question.at}`,
        at: question.at,
        icon: question.allowed ? <CircleCheck /> : <OctagonX />,
        tone: question.allowed ? 'ok' : 'bad',
        title: t('asked', { answer: question.allowed ? 'yes' : 'no' }),
      }),
    ),
    ...answer.attempts.map((attempt): Happening => {
      const word = outcomeWord(attempt);
      const details = [
        answer.centers[attempt.contactCenterId] ? shortName(answer.centers[attempt.contactCenterId]!) : null,
        attempt.talkSeconds
          ? t('talk', { seconds: attempt.talkSeconds })
          : attempt.rings
            ? t('ringsCount', { count: attempt.rings })
            : null,
      ].filter(Boolean);
      return {
        id: attempt.id,
        at: attempt.startedAt,
        icon: word === 'answered' ? <PhoneCall /> : word === 'silent' ? <PhoneOff /> : <PhoneMissed />,
        tone: word === 'silent' ? 'bad' : word === 'answered' ? 'ok' : 'neutral',
        title: outcomes(word),
        detail: details.join(', '),
      };
    }),
    ...(contact
      ? [
          {
            id: 'contact',
            at: contact.importedAt,
            icon: <FileInput />,
            title: t('imported', { line: integer(contact.line, locale) }),
            detail: t('source', { source: contact.addressSource }),
          },
        ]
      : []),
  ];
  const shown = happenings.toSorted((one, other) => other.at - one.at).slice(0, 40);
  const era = (at: number) => (at > now ? 'future' : dayDistance(at, now) === 0 ? 'today' : 'earlier');
  const items = shown.map(({ at, ...item }, index): TimelineItem => {
    const before = shown[index - 1];
    const starts = before === undefined || era(before.at) !== era(at);
    return {
      ...item,
      time: dayDistance(at, now) === 0 ? clock(at) : `${dayAndMonth(at, locale)} ${clock(at)}`,
      ...(starts && era(at) === 'today' && { heading: t('todayHeading', { day: shortDate(now, locale) }) }),
      ...(starts && era(at) === 'earlier' && index > 0 && { heading: t('earlier') }),
    };
  });
  const date = (at: number) => longDate(at, locale);
  const { suppressions, customer, consent, nix } = registers ?? {};
  return (
    <div className="flex flex-col gap-5">
      <Section title={t('known')}>
        {items.length > 0 ? (
          <Timeline items={items} />
        ) : (
          <p className="text-ink-2 text-table">{t('nothing')}</p>
        )}
      </Section>
      <Facts
        className="border-line border-t pt-4"
        rows={[
          {
            name: t('nix'),
            value: nix
              ? t(nix.listed ? 'nixListed' : 'nixFree', { date: nix.registerDate })
              : t('nixMissing'),
          },
          {
            name: t('ownLists'),
            value: suppressions?.length ? t('onList', { count: suppressions.length }) : t('notOnList'),
          },
          {
            name: t('customer'),
            value: customer
              ? customer.endedAt
                ? t('customerEnded', { date: date(customer.endedAt) })
                : t('customerOpen', { date: date(customer.since) })
              : t('none'),
          },
          {
            name: t('consent'),
            value: consent ? t('given', { date: date(consent.givenAt) }) : t('noneConsent'),
          },
        ]}
      />
    </div>
  );
}
