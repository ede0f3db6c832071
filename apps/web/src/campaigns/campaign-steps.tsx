'use client';

import type { CampaignState, CampaignStep } from '@ringratt/services';
import { Button, Dialog } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CirclePause, CirclePlay } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Start, pause, resume: pausing asks first, since others stop working at once. */
export function CampaignSteps({
  campaignId,
  state,
  agents,
}: {
  campaignId: string;
  state: CampaignState;
  agents: number;
}) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const [asking, setAsking] = useState(false);
  const move = useMutation(
    portal.campaigns.move.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        router.refresh();
      },
    }),
  );
  const take = (step: CampaignStep) => move.mutate({ campaignId, step });
  const fault = move.error ? (
    <p role="alert" className="text-bad text-table">
      {problem(move.error)}
    </p>
  ) : null;
  if (state === 'ended') return null;
  if (state === 'live') {
    return (
      <>
        <Button onClick={() => setAsking(true)}>
          <CirclePause aria-hidden="true" />
          {t('campaign.pause')}
        </Button>
        <Dialog
          open={asking}
          onOpenChange={setAsking}
          title={t('campaign.pauseTitle')}
          description={t('campaign.pauseText', { agents })}
          closeLabel={t('common.close')}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
              <Button variant="primary" busy={move.isPending} onClick={() => take('pause')}>
                {t('campaign.pause')}
              </Button>
            </>
          }
        >
          {fault}
        </Dialog>
      </>
    );
  }
  const step = state === 'draft' ? 'start' : 'resume';
  return (
    <>
      <Button busy={move.isPending} onClick={() => take(step)}>
        {step === 'start' ? <CircleCheck aria-hidden="true" /> : <CirclePlay aria-hidden="true" />}
        {t(`campaign.${step}`)}
      </Button>
      {fault}
    </>
  );
}
