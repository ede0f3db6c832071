import type { ReportDesk } from '@ringratt/services';
import { useLocale, useTranslations } from 'next-intl';
import { longDate } from '@/format/instants';
import { FactRows } from '@/incidents/fact-rows';
import { dueDay } from '@/obligations/due';

/** To whom an incident can be reported, and why to the one or the other. */
export function RecipientRows({
  desk,
  now,
}: {
  desk: Pick<ReportDesk, 'boardUntil' | 'incident'>;
  now: number;
}) {
  const t = useTranslations('incidents.report');
  const locale = useLocale();
  const date = longDate(dueDay(desk.boardUntil), locale);
  return (
    <FactRows
      rows={[
        [
          t('recipients.nix-board'),
          now < desk.boardUntil
            ? t('boardWhy', { principal: desk.incident.principalName, date })
            : t('boardTooLate', { date }),
        ],
        [t('recipients.consumer-agency'), t('agencyWhy')],
      ]}
    />
  );
}
