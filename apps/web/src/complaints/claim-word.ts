import type { TracingClaim } from '@ringratt/services';
import type { useTranslations } from 'next-intl';

/** How a claim stands in a word, and whether nothing more is due: granted is settled when it is paid. */
export function claimWord(
  claim: Pick<TracingClaim, 'decision' | 'paidAt'>,
  t: ReturnType<typeof useTranslations<'complaints'>>,
): { word: string | null; settled: boolean } {
  if (claim.decision === null) return { word: null, settled: false };
  if (claim.decision === 'refuse') return { word: t('tracing.refused'), settled: true };
  return claim.paidAt === null
    ? { word: t('tracing.granted'), settled: false }
    : { word: t('tracing.paid'), settled: true };
}
