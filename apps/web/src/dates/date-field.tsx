'use client';

import { type DateFieldProps, DateField as Field } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { useToday } from './today';

/** A day, or with `withTime` a minute of it, as the portal's language asks for it. */
export function DateField(props: Omit<DateFieldProps, 'language' | 'today' | 'words'>) {
  const t = useTranslations();
  const language = useLocale();
  const { withTime = false } = props;
  return (
    <Field
      errorPrefix={t('common.error')}
      {...props}
      language={language}
      today={useToday()}
      words={{
        open: t('dates.open'),
        pattern: t(withTime ? 'dates.timePattern' : 'dates.pattern'),
        unreadable: t(withTime ? 'issues.notADateTime' : 'issues.notADate'),
      }}
    />
  );
}
