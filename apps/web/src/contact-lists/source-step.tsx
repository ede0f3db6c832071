'use client';

import { SelectField, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ImportDraft, ImportPlace } from './import-draft';

interface SourceStepProps {
  places: readonly ImportPlace[];
  draft: ImportDraft;
  faultAt: (id: string) => ReactNode;
  onChange: (changes: Partial<ImportDraft>) => void;
}

export function SourceStep({ places, draft, faultAt, onChange }: SourceStepProps) {
  const t = useTranslations();
  return (
    <div className="flex max-w-md flex-col gap-4">
      <SelectField
        id="assignmentId"
        label={t('lists.part')}
        value={draft.assignmentId}
        onChange={(event) => onChange({ assignmentId: event.target.value })}
      >
        {places.map((place) => (
          <option key={place.assignmentId} value={place.assignmentId}>
            {place.center}
          </option>
        ))}
      </SelectField>
      <TextField
        id="name"
        label={t('lists.listName')}
        value={draft.name}
        error={faultAt('name')}
        errorPrefix={t('common.error')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        id="addressSource"
        label={t('lists.addressSource')}
        hint={t('lists.addressSourceHint')}
        value={draft.addressSource}
        error={faultAt('addressSource')}
        errorPrefix={t('common.error')}
        onChange={(event) => onChange({ addressSource: event.target.value })}
      />
    </div>
  );
}
