import type { CampaignState } from '@ringratt/services';
import { Status, type StatusTone } from '@ringratt/ui';
import { CircleCheck, CirclePause, Pencil, PhoneCall } from 'lucide-react';
import { useTranslations } from 'next-intl';

const looks = {
  draft: { tone: 'neutral', icon: Pencil },
  live: { tone: 'ok', icon: PhoneCall },
  paused: { tone: 'waiting', icon: CirclePause },
  ended: { tone: 'none', icon: CircleCheck },
} as const satisfies Record<CampaignState, { tone: StatusTone; icon: unknown }>;

export function CampaignStatus({ state, pill = false }: { state: CampaignState; pill?: boolean }) {
  const t = useTranslations('campaigns.states');
  const { tone, icon: Icon } = looks[state];
  return (
    <Status tone={tone} pill={pill} icon={<Icon aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}
