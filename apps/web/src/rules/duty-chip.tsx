import { ClauseChip } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { dutyWords } from './duty-words';

/** The clause of a duty; opens the duty's own text. */
export function DutyChip({ duty }: { duty: string }) {
  const locale = useLocale();
  const t = useTranslations('rules');
  const { title, explanation, clause } = dutyWords(duty, locale);
  return (
    <ClauseChip clause={clause} label={t('open', { clause, title })} title={title}>
      {explanation}
    </ClauseChip>
  );
}
