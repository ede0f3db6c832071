'use client';

import type { CampaignState, CampaignStep } from '@ringratt/services';
import { Button, buttonLooks, Dialog, Menu, MenuItem, MenuSeparator, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CirclePause, CirclePlay, Copy, Ellipsis, OctagonMinus, Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { startTransition, useRef, useState } from 'react';
import { newFormKey } from '@/forms/form-key';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { usePortal, usePortalClient } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';
import { useCampaignState } from './campaign-state';

interface CampaignStepsProps {
  campaignId: string;
  name: string;
  agents: number;
}

const symbols = { start: CircleCheck, pause: CirclePause, resume: CirclePlay, end: OctagonMinus } as const;

const leadsTo: Record<CampaignStep, CampaignState> = {
  start: 'live',
  pause: 'paused',
  resume: 'live',
  end: 'ended',
};

/** Steps that another takes back. One that starts or ends fixes what cannot be loosened again. */
const backFrom: Partial<Record<CampaignStep, CampaignStep>> = { pause: 'resume', resume: 'pause' };

/** Start, pause, resume, end, copy: each says first what will follow, since others are at work. */
export function CampaignSteps({ campaignId, name, agents }: CampaignStepsProps) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const client = usePortalClient();
  const receipt = useReceipt();
  const { state, show } = useCampaignState();
  const problem = useProblemWords();
  const copyKey = useRef('');
  const [asking, setAsking] = useState<CampaignStep | 'copy' | null>(null);
  const move = useMutation(
    portal.campaigns.move.mutationOptions({
      onSuccess: (_, { step }) => {
        setAsking(null);
        // The page comes anew in a while; its head does not say otherwise than the receipt until then.
        startTransition(() => {
          show(leadsTo[step]);
          router.refresh();
        });
        const back = backFrom[step];
        receipt(
          t(`receipts.steps.${step}`),
          back && {
            subject: campaignId,
            show: () => show(leadsTo[back]),
            act: () => client.campaigns.move.mutate({ campaignId, step: back }),
            done: t(`receipts.steps.${back}`),
          },
        );
      },
    }),
  );
  const copy = useMutation(
    portal.campaigns.copy.mutationOptions({
      onSuccess: (id) => {
        setAsking(null);
        router.push(`/campaigns/${id}`);
        receipt(t('receipts.copied'));
      },
    }),
  );
  const ask = (what: CampaignStep | 'copy') => {
    move.reset();
    copy.reset();
    copyKey.current = newFormKey();
    setAsking(what);
  };
  const usual: CampaignStep | null =
    state === 'live' ? 'pause' : state === 'draft' ? 'start' : state === 'paused' ? 'resume' : null;
  const step = asking && asking !== 'copy' ? asking : null;
  const Usual = usual ? symbols[usual] : null;
  const fault = move.error ?? copy.error;
  return (
    <>
      {usual && Usual ? (
        <Button onClick={() => ask(usual)}>
          <Usual aria-hidden="true" />
          {t(`campaign.${usual}`)}
        </Button>
      ) : null}
      <Menu
        align="end"
        label={t('campaign.more')}
        triggerClassName={buttonLooks({ size: 'icon' })}
        face={<Ellipsis aria-hidden="true" />}
      >
        {state === 'ended' ? null : (
          <MenuItem onChoose={() => router.push(`/campaigns/${campaignId}/edit`)}>
            <Pencil aria-hidden="true" />
            {t('campaign.edit')}
          </MenuItem>
        )}
        <MenuItem onChoose={() => ask('copy')}>
          <Copy aria-hidden="true" />
          {t('campaign.copy')}
        </MenuItem>
        {state === 'ended' ? null : (
          <>
            <MenuSeparator />
            <MenuItem danger onChoose={() => ask('end')}>
              <OctagonMinus aria-hidden="true" />
              {t('campaign.end')}
            </MenuItem>
          </>
        )}
      </Menu>
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => (open ? null : setAsking(null))}
        title={asking ? t(`campaign.${asking}Title`) : ''}
        description={
          step === 'pause' || step === 'resume'
            ? t(`campaign.${step}Text`, { agents })
            : asking
              ? t(`campaign.${asking as 'start' | 'end' | 'copy'}Text`)
              : undefined
        }
        closeLabel={t('common.close')}
      >
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (move.isPending || copy.isPending || copy.isSuccess) return;
            if (step) move.mutate({ campaignId, step });
            else
              copy.mutate({
                campaignId,
                formKey: copyKey.current,
                name: String(new FormData(event.currentTarget).get('copyName') ?? ''),
              });
          }}
        >
          {asking === 'copy' ? (
            <TextField
              id="copyName"
              name="copyName"
              label={t('campaign.copyName')}
              defaultValue={t('campaign.copySuffix', { name }).slice(0, 160)}
              maxLength={160}
              error={copy.error ? problem(copy.error) : undefined}
              errorPrefix={t('common.error')}
            />
          ) : fault ? (
            <p role="alert" className="text-bad text-table">
              {problem(fault)}
            </p>
          ) : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsking(null)}>{t('common.cancel')}</Button>
            <Button
              type="submit"
              variant={step === 'end' ? 'danger' : 'primary'}
              busy={move.isPending || copy.isPending}
            >
              {asking ? t(`campaign.${asking}`) : ''}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
