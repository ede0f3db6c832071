import { ClauseChip } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { dutyWords } from './duty-words';

/** The clause of a duty; opens the duty's own text, and from there its help. */
export function DutyChip({ duty }: { duty: string }) {
  const locale = useLocale();
  const t = useTranslations('rules');
  const { title, explanation, clause } = dutyWords(duty, locale);
  return (
    <ClauseChip
      clause={clause}
      label={t('open', { clause, title })}
      title={title}
      more={
        <Link href={`/help/${duty}`} prefetch={false} className="self-start text-accent hover:underline">
          {t('help')}
        </Link>
      }
    >
      {explanation}
    </ClauseChip>
  );
}
