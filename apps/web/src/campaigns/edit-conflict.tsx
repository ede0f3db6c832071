'use client';

import type { Campaign } from '@ringratt/services';
import { Button, DataTable } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { type CampaignDraft, draftDifferences, draftOf } from './campaign-draft';
import { guidelineValues } from './guideline-values';

interface EditConflictProps {
  theirs: Campaign;
  mine: CampaignDraft;
  who: string | null;
  offerName: (id: string) => string;
  onTake: () => void;
  onKeep: () => void;
}

/** Two have edited one campaign: both versions side by side, and a choice. Nothing is lost meanwhile. */
export function EditConflict({ theirs, mine, who, offerName, onTake, onKeep }: EditConflictProps) {
  const t = useTranslations('campaignForm');
  const kinds = useTranslations('campaigns.kinds');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const saved = draftOf(theirs);
  const labels: Record<keyof CampaignDraft, string> = {
    name: t('name'),
    kind: t('kind'),
    offerId: t('offer'),
    recorded: t('recorded'),
    startsOn: t('startsOn'),
    endsOn: t('endsOn'),
    volume: t('volume'),
    considerationHours: t('considerationHours'),
    acceptanceWaits: t('acceptanceWaits'),
    weekdayOpens: `${t('weekday')}, ${t('opens')}`,
    weekdayCloses: `${t('weekday')}, ${t('closes')}`,
    weekendOpens: `${t('weekend')}, ${t('opens')}`,
    weekendCloses: `${t('weekend')}, ${t('closes')}`,
    noWeekend: t('noWeekend'),
    dailyAttempts: t('dailyAttempts'),
    thirtyDayAttempts: t('thirtyDayAttempts', { hours: guidelineValues.thirtyDayHours }),
    attemptIntervalMinutes: t('attemptIntervalMinutes'),
    customerRelationMonths: t('customerRelationMonths'),
    closedDays: t('closedDays'),
    publicHolidaysClosed: t('publicHolidaysClosed'),
    immediateRedial: t('immediateRedial'),
  };
  const said = (draft: CampaignDraft, name: keyof CampaignDraft) => {
    const value = draft[name];
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (name === 'kind') return kinds(draft.kind);
    if (name === 'offerId') return offerName(draft.offerId);
    return value || t('none');
  };
  const different = draftDifferences(saved, mine);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-control border-warn border-l-4 bg-warn-fill px-4 py-3"
    >
      <p className="font-bold">{t('conflictTitle', { who: who ?? t('conflictSomeone') })}</p>
      <p>{different.length > 0 ? t('conflictText') : t('conflictSame')}</p>
      {different.length > 0 ? (
        <DataTable
          caption={t('conflictText')}
          rows={different}
          rowKey={(name) => name}
          columns={[
            { id: 'field', header: t('field'), rowHeader: true, cell: (name) => labels[name] },
            { id: 'theirs', header: t('conflictTheirs'), cell: (name) => said(saved, name) },
            {
              id: 'mine',
              header: t('conflictYours'),
              cell: (name) => <span className="font-medium">{said(mine, name)}</span>,
            },
          ]}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onTake}>{t('useTheirs')}</Button>
        <Button onClick={onKeep}>{t('keepMine')}</Button>
      </div>
    </div>
  );
}
