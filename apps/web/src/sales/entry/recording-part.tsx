import { TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { Asked, useRequirement } from './asked';
import { EntryPart } from './entry-part';
import type { EntryForm } from './use-sale-entry';

const times = [
  ['consentAskedAt', 'recording.consentAskedAt'],
  ['recordingStartedAt', 'recording.startedAt'],
  ['consentConfirmedAt', 'recording.consentConfirmedAt'],
] as const;

/** Consent to the recording, with its times where they are known (4.3). */
export function RecordingPart({
  form,
  recorded,
  oral,
}: {
  form: EntryForm;
  recorded: boolean;
  oral: boolean;
}) {
  const t = useTranslations();
  const said = useRequirement();
  const refused = form.entry.known['recording.consentedBefore'] === 'no';
  return (
    <EntryPart
      title={t('saleForm.recording')}
      lead={t(recorded ? 'saleForm.recordingLead' : 'saleForm.notRecorded')}
      chip="recording"
    >
      <div className="flex flex-col">
        <Asked form={form} path="recording.consentedBefore" legend={said('recording', 'consentedBefore')} />
        {refused ? null : (
          <Asked
            form={form}
            path="recording.consentConfirmed"
            legend={said('recording', 'consentConfirmed')}
          />
        )}
      </div>
      {refused ? (
        <p className="text-ink-2 text-table">{t(oral ? 'saleForm.refusedOral' : 'saleForm.refused')}</p>
      ) : (
        <div className="flex flex-wrap gap-4">
          {times.map(([name, path]) => (
            <TextField
              key={path}
              {...form.field(name, path)}
              optional={t('common.optional')}
              placeholder="10:04:12"
              autoComplete="off"
              fieldClassName="w-56 max-sm:w-full"
            />
          ))}
        </div>
      )}
    </EntryPart>
  );
}
