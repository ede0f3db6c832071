import { Status } from '@ringratt/ui';
import { useTranslations } from 'next-intl';

/** Open is somebody's to answer for; closed is answered. */
export function IncidentStatus({ closedAt, pill = false }: { closedAt: number | null; pill?: boolean }) {
  const t = useTranslations('incidents.stateOf');
  return closedAt === null ? (
    <Status tone="bad" pill={pill}>
      {t('open')}
    </Status>
  ) : (
    <Status tone="none" pill={pill}>
      {t('closed')}
    </Status>
  );
}
