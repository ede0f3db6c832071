import { Status } from '@ringratt/ui';
import { Phone, PhoneCall, PhoneMissed, PhoneOff, Voicemail } from 'lucide-react';
import { useTranslations } from 'next-intl';

const looks = {
  answered: { tone: 'ok', icon: PhoneCall },
  machine: { tone: 'neutral', icon: Voicemail },
  busy: { tone: 'neutral', icon: PhoneMissed },
  'no-answer': { tone: 'neutral', icon: PhoneMissed },
  'hung-up': { tone: 'neutral', icon: PhoneOff },
  silent: { tone: 'bad', icon: PhoneOff },
  failed: { tone: 'neutral', icon: PhoneOff },
  open: { tone: 'neutral', icon: Phone },
  expired: { tone: 'waiting', icon: Phone },
  released: { tone: 'none', icon: Phone },
} as const;

export type OutcomeWord = keyof typeof looks;

/** What an attempt came to; without a report, how it stands. */
export function outcomeWord(attempt: { outcome: string | null; state: string }): OutcomeWord {
  if (attempt.outcome && attempt.outcome in looks) return attempt.outcome as OutcomeWord;
  return attempt.state === 'expired' || attempt.state === 'released' ? attempt.state : 'open';
}

export function Outcome({ word }: { word: OutcomeWord }) {
  const t = useTranslations('outcomes');
  const { tone, icon: Icon } = looks[word];
  return (
    <Status tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(word)}
    </Status>
  );
}
