import type { useTranslations } from 'next-intl';

/** An event's action in words: `obligation.met` stands as `obligation-met` among the messages. */
export function actionWords(t: ReturnType<typeof useTranslations<'actions'>>, action: string): string {
  const key = action.replace('.', '-') as Parameters<typeof t.has>[0];
  return t.has(key) ? t(key as 'obligation-met') : t('other', { action });
}
