import { EmptyState, PageHead } from '@ringratt/ui';
import { Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListTable } from '@/contact-lists/list-table';
import { Pager } from '@/lists/pager';
import { LiveRefresh } from '@/live/live-refresh';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lists');
  return { title: t('title') };
}

export default async function ContactListsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const [{ cursor }, t] = await Promise.all([searchParams, getTranslations('lists')]);
  const page = await orNotFound((await portal()).contactLists.list({ cursor, limit: 50 }));
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('title')} />
      {page.items.length === 0 ? (
        <EmptyState icon={<Users />} title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <div>
          <LiveRefresh seconds={5} />
          <ListTable lists={page.items} />
          <Pager pathname="/contact-lists" query={{}} cursor={cursor} next={page.cursor} />
        </div>
      )}
    </div>
  );
}
