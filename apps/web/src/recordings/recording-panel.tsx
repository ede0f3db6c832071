import type { SaleDetail } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { clock, clockWithSeconds, longDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { FactRows } from '@/incidents/fact-rows';
import { HoldRecording } from './hold-recording';

type Recording = SaleDetail['recordings'][number];

/** A call's recordings: to be heard by those who may, with their consent, how long they stay and what holds them. */
export async function RecordingPanel({
  recordings,
  withoutProof,
  mayHold,
}: {
  recordings: readonly Recording[];
  withoutProof: boolean;
  mayHold: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations('recordings'), getLocale()]);
  const instant = (at: number) => `${longDate(at, locale)} ${clock(at)}`;
  const consent = ({ consent: { refused, askedBefore, confirmedInside } }: Recording): ReactNode =>
    refused ? (
      <Status tone="none">{t('refused')}</Status>
    ) : askedBefore === false ? (
      <Status tone="bad">{t('askedLate')}</Status>
    ) : confirmedInside === false ? (
      <Status tone="bad">{t('notConfirmed')}</Status>
    ) : askedBefore === null || confirmedInside === null ? (
      <Status tone="unknown">{t('consentUnknown')}</Status>
    ) : (
      <Status tone="ok">{t('consentGiven')}</Status>
    );
  return (
    <div className="flex flex-col gap-5">
      {withoutProof ? (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Status tone="bad" pill>
            {t('withoutProof')}
          </Status>
          <span className="text-ink-2">{t('withoutProofText')}</span>
        </p>
      ) : null}
      {recordings.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      {recordings.map((recording) => {
        const { hold } = recording;
        const rows: [ReactNode, ReactNode][] = [[t('consent'), consent(recording)]];
        if (recording.startedAt !== null && recording.endedAt !== null)
          rows.push([
            t('time'),
            `${longDate(recording.startedAt, locale)} ${clockWithSeconds(recording.startedAt)}–${clockWithSeconds(recording.endedAt)}`,
          ]);
        if (recording.holds.length > 0)
          rows.push([t('holds'), recording.holds.map((part) => t(`parts.${part as 'offer'}`)).join(', ')]);
        if (recording.deletedAt !== null)
          rows.push([t('deletedAt'), t('deletedText', { at: instant(recording.deletedAt) })]);
        else if (recording.state === 'stored')
          rows.push([t('keptUntil'), longDate(recording.keptUntil, locale)]);
        if (hold)
          rows.push([
            t('held'),
            t('heldText', { until: longDate(hold.until - 1, locale), reason: hold.reason }),
          ]);
        if (recording.size !== null && recording.sha256)
          rows.push([
            t('file'),
            <span key="file">
              {t('kilobytes', { count: integer(Math.ceil(recording.size / 1_024), locale) })},{' '}
              <span className="font-mono text-label">{recording.sha256.slice(0, 16)}</span>
            </span>,
          ]);
        return (
          <section key={recording.id} aria-label={t('one')} className="flex flex-col gap-3">
            {recording.mayListen ? (
              // biome-ignore lint/a11y/useMediaCaption: a call is sound as it was; nobody has written it down
              <audio
                controls
                preload="none"
                src={`/api/recordings/${recording.id}`}
                className="w-full max-w-xl"
                aria-label={t('listen')}
              />
            ) : recording.state === 'stored' ? (
              <p className="text-ink-2">{t('mayNotListen')}</p>
            ) : null}
            <FactRows rows={rows} />
            {recording.state === 'stored' && mayHold ? (
              <div>
                <HoldRecording recordingId={recording.id} held={hold !== null} />
              </div>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
