'use client';

import { Button, Dialog, SelectField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Mail, Search, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { useFormFaults } from '@/session/form-faults';
import { usePortal, usePortalClient } from '@/session/portal-client';
import { problemIn, useProblemWords } from '@/session/problem-words';

interface Center {
  id: string;
  name: string;
  organizationNumber: string;
}

/** Finds a contact center by its whole number, or among those known, and invites it. */
export function InviteCenter({ campaignId, known }: { campaignId: string; known: readonly Center[] }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const client = usePortalClient();
  const receipt = useReceipt();
  const problem = useProblemWords();
  const [chosen, setChosen] = useState<Center | null>(null);
  const find = useMutation(
    portal.assignments.findCenter.mutationOptions({ onSuccess: (center) => setChosen(center) }),
  );
  const invite = useMutation(
    portal.assignments.invite.mutationOptions({
      onSuccess: (assignmentId) => {
        find.reset();
        router.refresh();
        const name = chosen?.name ?? '';
        setChosen(null);
        receipt(t('receipts.invited', { name }), {
          subject: assignmentId,
          act: () => client.assignments.withdraw.mutate({ assignmentId }),
          done: t('receipts.invitationWithdrawn', { name }),
        });
      },
    }),
  );
  const unknown = problemIn(find.error)?.code === 'not-found';
  const findFaults = useFormFaults(unknown ? null : find.error);
  const faults = useFormFaults(invite.error);
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChosen(null);
    invite.reset();
    find.mutate({
      organizationNumber: String(new FormData(event.currentTarget).get('organizationNumber') ?? ''),
    });
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!chosen || invite.isPending) return;
    const form = new FormData(event.currentTarget);
    invite.mutate({
      campaignId,
      contactCenterId: chosen.id,
      agents: Number(form.get('inviteAgents')),
      attemptsPerAgentHour: Number(form.get('invitePace')),
    });
  };
  return (
    <section className="flex flex-col gap-4 border-line border-t pt-5" aria-labelledby="invite">
      <h2 id="invite" className="font-bold text-body">
        {t('campaign.invite')}
      </h2>
      <p className="text-ink-2">{t('campaign.inviteLead')}</p>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
        <form noValidate onSubmit={search} className="flex flex-wrap items-start gap-2">
          <TextField
            id="organizationNumber"
            name="organizationNumber"
            inputMode="numeric"
            autoComplete="off"
            label={t('campaign.organizationNumber')}
            placeholder="556012-3456"
            error={unknown ? t('campaign.notFound') : findFaults.at('organizationNumber')}
            errorPrefix={t('common.error')}
            fieldClassName="w-64 max-w-full"
          />
          <Button type="submit" busy={find.isPending} className="sm:mt-[1.625rem]">
            <Search aria-hidden="true" />
            {t('campaign.find')}
          </Button>
        </form>
        {known.length > 0 ? (
          <SelectField
            id="knownCenter"
            label={t('campaign.known')}
            fieldClassName="w-72"
            value={known.some((center) => center.id === chosen?.id) ? chosen?.id : ''}
            onChange={(event) => {
              invite.reset();
              setChosen(known.find((center) => center.id === event.target.value) ?? null);
            }}
          >
            <option value="">{t('campaign.chooseKnown')}</option>
            {known.map((center) => (
              <option key={center.id} value={center.id}>
                {center.name}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
      {chosen ? (
        <form noValidate onSubmit={send} className="flex flex-col gap-4 rounded-control bg-soft px-5 py-4">
          <p>
            <span className="font-bold">{chosen.name}</span>{' '}
            <span className="text-ink-2">{chosen.organizationNumber}</span>
          </p>
          <div className="flex flex-wrap gap-4">
            <TextField
              id="inviteAgents"
              name="inviteAgents"
              inputMode="numeric"
              label={t('assignments.agents')}
              defaultValue={10}
              error={faults.at('agents')}
              errorPrefix={t('common.error')}
              fieldClassName="w-40"
            />
            <TextField
              id="invitePace"
              name="invitePace"
              inputMode="numeric"
              label={t('assignments.pace')}
              defaultValue={30}
              error={faults.at('attemptsPerAgentHour')}
              errorPrefix={t('common.error')}
              fieldClassName="w-72"
            />
          </div>
          {invite.error && !problemIn(invite.error)?.issues.length ? (
            <p role="alert" className="text-bad text-table">
              {problem(invite.error)}
            </p>
          ) : null}
          <div>
            <Button type="submit" variant="primary" busy={invite.isPending}>
              <Mail aria-hidden="true" />
              {t('campaign.send')}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}

interface WithdrawInvitationProps {
  assignmentId: string;
  name: string;
  /** What it was, to be made anew by whoever took it back by mistake. */
  invitation: { campaignId: string; contactCenterId: string; agents: number; attemptsPerAgentHour: number };
}

/** Takes back an invitation that has no answer. */
export function WithdrawInvitation({ assignmentId, name, invitation }: WithdrawInvitationProps) {
  const t = useTranslations();
  const router = useRouter();
  const client = usePortalClient();
  const receipt = useReceipt();
  const problem = useProblemWords();
  const [open, setOpen] = useState(false);
  const withdraw = useMutation(
    usePortal().assignments.withdraw.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
        receipt(t('receipts.invitationWithdrawn', { name }), {
          subject: assignmentId,
          act: () => client.assignments.invite.mutate(invitation),
          done: t('receipts.invited', { name }),
        });
      },
    }),
  );
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setOpen(true)}>
        <Undo2 aria-hidden="true" />
        {t('campaign.withdraw')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('campaign.withdrawTitle')}
        description={t('campaign.withdrawText', { name })}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button
              variant="primary"
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate({ assignmentId })}
            >
              {t('campaign.withdraw')}
            </Button>
          </>
        }
      >
        {withdraw.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(withdraw.error)}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
