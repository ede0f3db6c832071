import { Status } from '@ringratt/ui';
import { useTranslations } from 'next-intl';

/** Where a complaint or a claim stands: answered, waiting, or past its day. */
export function AnswerStatus({
  word,
  settled,
  dueAt,
  now,
  pill = false,
}: {
  /** What was decided. */
  word: string | null;
  /** Whether nothing more is due. */
  settled: boolean;
  dueAt: number;
  now: number;
  pill?: boolean;
}) {
  const t = useTranslations('complaints');
  if (settled)
    return (
      <Status tone="ok" pill={pill}>
        {word}
      </Status>
    );
  return now >= dueAt ? (
    <Status tone="bad" pill={pill}>
      {t('overdue')}
    </Status>
  ) : (
    <Status tone="waiting" pill={pill}>
      {word ?? t('waits')}
    </Status>
  );
}
