import { Status, type StatusTone } from '@ringratt/ui';
import { Ban, CircleCheck, CirclePause, Handshake, Mail, PhoneCall } from 'lucide-react';
import { useTranslations } from 'next-intl';

const looks = {
  invited: { tone: 'waiting', icon: Mail },
  accepted: { tone: 'waiting', icon: Handshake },
  live: { tone: 'ok', icon: PhoneCall },
  paused: { tone: 'waiting', icon: CirclePause },
  ended: { tone: 'none', icon: CircleCheck },
  declined: { tone: 'none', icon: Ban },
} as const satisfies Record<string, { tone: StatusTone; icon: unknown }>;

export function AssignmentStatus({ state, pill = false }: { state: string; pill?: boolean }) {
  const t = useTranslations('assignmentStates');
  const known = (state in looks ? state : 'ended') as keyof typeof looks;
  const { tone, icon: Icon } = looks[known];
  return (
    <Status tone={tone} pill={pill} icon={<Icon aria-hidden="true" />}>
      {t(known)}
    </Status>
  );
}
