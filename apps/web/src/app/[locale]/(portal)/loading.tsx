import { Skeleton, TableSkeleton } from '@ringratt/ui';
import { getTranslations } from 'next-intl/server';

export default async function PortalLoading() {
  const t = await getTranslations('common');
  return (
    <div className="flex flex-col gap-6 pt-4">
      <Skeleton className="h-7 w-64" />
      <TableSkeleton label={t('loading')} />
    </div>
  );
}
