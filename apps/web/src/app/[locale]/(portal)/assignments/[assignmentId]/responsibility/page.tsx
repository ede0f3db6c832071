import { Breadcrumbs, EmptyState, PageHead } from '@ringratt/ui';
import { Handshake } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';
import { BeginMatrix } from '@/responsibility/matrix-acts';
import { MatrixComments } from '@/responsibility/matrix-comments';
import { MatrixFilters } from '@/responsibility/matrix-filters';
import { MatrixGroups } from '@/responsibility/matrix-groups';
import { MatrixHead } from '@/responsibility/matrix-head';
import { MatrixHistory } from '@/responsibility/matrix-history';
import { MatrixMissing } from '@/responsibility/matrix-missing';
import { MatrixNames } from '@/responsibility/matrix-names';
import { MatrixSigning } from '@/responsibility/matrix-signing';
import { isPrincipalOnly, matrixFilters, viewOf } from '@/responsibility/matrix-view';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ assignmentId: string }>;
  searchParams: Promise<{ version?: string; show?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('responsibility'))('matrix') };
}

export default async function ResponsibilityPage({ params, searchParams }: PageProps) {
  const [{ assignmentId }, query, t, words, membership] = await Promise.all([
    params,
    searchParams,
    getTranslations('responsibility'),
    getTranslations('common'),
    currentMembership(),
  ]);
  const asked = Number(query.version);
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const { shown, ...matrix } = await orNotFound(
    (await portal()).responsibility.get({ assignmentId, ...(version && { version }) }),
  );
  const crumbs = (
    <Breadcrumbs
      label={words('path')}
      parts={[
        <Link
          key="of"
          href={
            isPrincipalOnly(matrix)
              ? `/campaigns/${matrix.campaign.id}/parts`
              : `/assignments/${assignmentId}`
          }
        >
          {matrix.campaign.name}
        </Link>,
        t('title'),
      ]}
    />
  );
  if (!shown) {
    const writes = membership?.role === 'owner' || membership?.role === 'manager';
    return (
      <div className="flex flex-col gap-5">
        {crumbs}
        <PageHead title={t('matrix')} />
        <EmptyState
          icon={<Handshake />}
          title={t('noMatrix')}
          action={writes ? <BeginMatrix assignmentId={assignmentId} /> : null}
        >
          {t('noMatrixText')}
        </EmptyState>
      </div>
    );
  }
  const view = viewOf({ ...matrix, shown }, membership);
  const filter = matrixFilters.find((one) => one === query.show) ?? 'all';
  return (
    <div className="flex flex-col gap-5">
      {crumbs}
      <MatrixHead view={view} />
      <div className="grid grid-cols-[minmax(0,1fr)_296px] gap-8 border-line border-t pt-4 max-xl:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-5">
          <MatrixFilters view={view} filter={filter} version={version} />
          <MatrixMissing view={view} />
          <MatrixGroups view={view} filter={filter} />
          <MatrixNames view={view} />
        </div>
        <aside className="flex min-w-0 flex-col gap-6 border-line xl:border-l xl:pl-7">
          <MatrixSigning view={view} membership={membership} />
          <MatrixHistory view={view} />
          <MatrixComments view={view} />
        </aside>
      </div>
    </div>
  );
}
