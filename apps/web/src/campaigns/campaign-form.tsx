'use client';

import type { Campaign, CampaignKind } from '@ringratt/services';
import { Button, buttonLooks, CheckboxField, ErrorSummary, SelectField, TextField } from '@ringratt/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { DateField } from '@/dates/date-field';
import { newFormKey } from '@/forms/form-key';
import { Link, useRouter } from '@/i18n/navigation';
import { useReceipt } from '@/receipts/use-receipt';
import { DutyChip } from '@/rules/duty-chip';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';
import { problemIn } from '@/session/problem-words';
import { type CampaignDraft, type DraftFault, draftOf, emptyDraft, readDraft } from './campaign-draft';
import { EditConflict } from './edit-conflict';
import { guidelineValues } from './guideline-values';
import { LimitFields } from './limit-fields';

export interface OfferChoice {
  id: string;
  label: string;
}

interface CampaignFormProps {
  offers: readonly OfferChoice[];
  kinds: readonly CampaignKind[];
  /** The offer that a new campaign begins with. */
  offerId?: string;
  /** The campaign that is changed. */
  campaign?: Campaign;
}

/** Days stand in one field: the third is at fault where all are written. */
const withoutIndex = (path: string) => path.replace(/\[\d+\]$/, '');

/** A campaign from nothing, or one that is changed; what somebody else saves meanwhile is shown, not lost. */
export function CampaignForm({ offers, kinds, offerId, campaign }: CampaignFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const queries = useQueryClient();
  const receipt = useReceipt();
  const [draft, setDraft] = useState<CampaignDraft>(
    campaign ? draftOf(campaign) : emptyDraft(offerId ?? offers[0]?.id ?? ''),
  );
  const [revision, setRevision] = useState(campaign?.revision ?? 0);
  const formKey = useRef<string>(null);
  const [own, setOwn] = useState<DraftFault[]>([]);
  const [theirs, setTheirs] = useState<{ campaign: Campaign; who: string | null } | null>(null);
  const create = useMutation(
    portal.campaigns.create.mutationOptions({
      onSuccess: (id) => {
        router.push(`/campaigns/${id}`);
        receipt(t('receipts.created'));
      },
    }),
  );
  const update = useMutation(
    portal.campaigns.update.mutationOptions({
      onSuccess: () => {
        router.push(`/campaigns/${campaign!.id}`);
        router.refresh();
        receipt(t('receipts.saved'));
      },
      onError: async (error) => {
        if (problemIn(error)?.code !== 'changed-meanwhile') return;
        const named = { campaignId: campaign!.id };
        const [saved, events] = await Promise.all([
          queries.fetchQuery({ ...portal.campaigns.get.queryOptions(named), staleTime: 0 }),
          // Who may not read events is told without a name.
          queries
            .fetchQuery({ ...portal.campaigns.events.queryOptions(named), staleTime: 0 })
            .catch(() => []),
        ]);
        setTheirs({ campaign: saved, who: events[0]?.actorName ?? null });
      },
    }),
  );
  const saving = campaign ? update : create;
  const conflict = problemIn(update.error)?.code === 'changed-meanwhile';
  const faults = useFormFaults(conflict ? null : saving.error, { own, idOf: withoutIndex });
  const change = (changes: Partial<CampaignDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const fixed = campaign !== undefined && campaign.state !== 'draft';

  const save = (at: number) => {
    const { faults: unread, campaign: input } = readDraft(draft);
    setOwn(unread);
    if (unread.length > 0) return;
    if (campaign) update.mutate({ campaignId: campaign.id, revision: at, campaign: input });
    else {
      formKey.current ??= newFormKey();
      create.mutate({ ...input, formKey: formKey.current });
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!saving.isPending && !saving.isSuccess) save(revision);
  };
  const field = (path: 'name' | 'startsOn' | 'endsOn' | 'volume' | 'considerationHours') => ({
    id: path,
    name: path,
    error: faults.at(path),
    errorPrefix: t('common.error'),
    value: draft[path],
    onChange: (event: { target: { value: string } }) => change({ [path]: event.target.value }),
  });

  return (
    <form noValidate onSubmit={submit} className="flex max-w-2xl flex-col gap-8">
      <ErrorSummary {...faults.summary} />
      {theirs ? (
        <EditConflict
          theirs={theirs.campaign}
          mine={draft}
          who={theirs.who}
          offerName={(id) => offers.find((offer) => offer.id === id)?.label ?? id}
          onTake={() => {
            setDraft(draftOf(theirs.campaign));
            setRevision(theirs.campaign.revision);
            setTheirs(null);
            update.reset();
          }}
          onKeep={() => {
            setRevision(theirs.campaign.revision);
            setTheirs(null);
            save(theirs.campaign.revision);
          }}
        />
      ) : null}
      <fieldset className="flex flex-col gap-4">
        <legend className="pb-3 font-bold text-lead">{t('campaignForm.what')}</legend>
        <TextField
          {...field('name')}
          label={t('campaignForm.name')}
          hint={t('campaignForm.nameHint')}
          maxLength={160}
        />
        <SelectField
          id="kind"
          label={t('campaignForm.kind')}
          fieldClassName="max-w-80"
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value as CampaignKind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`campaigns.kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            id="offerId"
            label={t('campaignForm.offer')}
            hint={
              fixed
                ? t('campaignForm.offerFixed')
                : offers.length === 0
                  ? t('campaignForm.offerNone')
                  : undefined
            }
            error={faults.at('offerId')}
            errorPrefix={t('common.error')}
            fieldClassName="min-w-0 flex-1"
            value={draft.offerId}
            disabled={fixed}
            onChange={(event) => change({ offerId: event.target.value })}
          >
            {offers.length === 0 ? <option value="">{t('common.none')}</option> : null}
            {offers.map((offer) => (
              <option key={offer.id} value={offer.id}>
                {offer.label}
              </option>
            ))}
          </SelectField>
          {fixed ? (
            <DutyChip duty="identical-offer" />
          ) : (
            <Link href="/offers/new" className={buttonLooks()}>
              {t('campaignForm.newOffer')}
            </Link>
          )}
        </div>
        <CheckboxField
          id="recorded"
          label={t('campaignForm.recorded')}
          hint={t('campaignForm.recordedHint')}
          checked={draft.recorded}
          onChange={(event) => change({ recorded: event.target.checked })}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-line border-t pt-6">
        <legend className="float-left w-full font-bold text-lead">{t('campaignForm.when')}</legend>
        <div className="flex flex-wrap gap-4">
          <DateField {...field('startsOn')} label={t('campaignForm.startsOn')} fieldClassName="w-48" />
          <DateField {...field('endsOn')} label={t('campaignForm.endsOn')} fieldClassName="w-48" />
        </div>
        <TextField
          {...field('volume')}
          inputMode="numeric"
          label={t('campaignForm.volume')}
          hint={t('campaignForm.volumeHint')}
          fieldClassName="max-w-80"
        />
        <div className="flex items-start gap-3">
          <TextField
            {...field('considerationHours')}
            inputMode="numeric"
            label={t('campaignForm.considerationHours')}
            hint={t('campaignForm.considerationHint', { hours: guidelineValues.considerationHours })}
            fieldClassName="w-80 max-sm:w-full"
          />
          <DutyChip duty="consideration-time" />
        </div>
        <CheckboxField
          id="acceptanceWaits"
          label={t('campaignForm.acceptanceWaits')}
          hint={t('campaignForm.acceptanceWaitsHint')}
          checked={draft.acceptanceWaits}
          onChange={(event) => change({ acceptanceWaits: event.target.checked })}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-4 border-line border-t pt-6">
        <legend className="float-left w-full font-bold text-lead">{t('campaignForm.limits')}</legend>
        <LimitFields draft={draft} onChange={change} faultAt={faults.at} />
      </fieldset>
      <div className="flex items-center gap-3 border-line border-t py-4">
        <Button type="submit" variant="primary" busy={saving.isPending || saving.isSuccess}>
          {t(campaign ? 'campaignForm.save' : 'campaignForm.create')}
        </Button>
        <Link
          href={campaign ? `/campaigns/${campaign.id}` : '/campaigns'}
          className={buttonLooks({ variant: 'quiet' })}
        >
          {t('campaignForm.cancel')}
        </Link>
      </div>
    </form>
  );
}
