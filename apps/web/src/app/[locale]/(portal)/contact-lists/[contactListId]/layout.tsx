import { Breadcrumbs, buttonLooks, CopyId, Facts, PageHead, Section, WorkProgress } from '@ringratt/ui';
import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ListStatus } from '@/contact-lists/list-status';
import { UndoImport } from '@/contact-lists/undo-import';
import { integer, percent } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { PathTabs } from '@/lists/path-tabs';
import { LiveRefresh } from '@/live/live-refresh';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ contactListId: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const list = await orNotFound((await portal()).contactLists.get(await params));
  return { title: list.name };
}

export default async function ContactListLayout({ children, params }: LayoutProps) {
  const [{ contactListId }, t, words, issues, locale, membership] = await Promise.all([
    params,
    getTranslations('lists'),
    getTranslations('common'),
    getTranslations('issues'),
    getLocale(),
    currentMembership(),
  ]);
  const list = await orNotFound((await portal()).contactLists.get({ contactListId }));
  const under = ['uploaded', 'importing', 'imported', 'planning'].includes(list.state);
  const figures = {
    imported: integer(list.rowsImported, locale),
    all: integer(list.rowsImported + list.rowsRefused, locale),
  };
  const mayChange = membership?.role === 'owner' || membership?.role === 'manager';
  const base = `/contact-lists/${contactListId}`;
  const csv = `/api/contact-lists/${contactListId}/refused.csv?locale=${locale}`;
  return (
    <div className="flex flex-col gap-4">
      {under ? <LiveRefresh seconds={1} /> : null}
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="lists" href="/contact-lists">
            {t('title')}
          </Link>,
          list.name,
        ]}
      />
      <PageHead
        title={list.name}
        beside={<ListStatus state={list.state} pill />}
        actions={
          <>
            {list.rowsRefused > 0 ? (
              <a href={csv} download className={buttonLooks()}>
                <Download aria-hidden="true" />
                {t('download')}
              </a>
            ) : null}
            {mayChange && !under && list.state !== 'undone' ? (
              <UndoImport contactListId={contactListId} count={figures.imported} />
            ) : null}
            <Link href={`/campaigns/${list.campaignId}`} className={buttonLooks({ variant: 'primary' })}>
              {t('goToCampaign')}
            </Link>
          </>
        }
      />
      {list.state === 'uploaded' ? (
        <WorkProgress value={0} max={1} label={t('import')}>
          {t('waiting')}
        </WorkProgress>
      ) : null}
      {list.state === 'importing' ? (
        <WorkProgress value={list.bytesRead} max={list.bytesTotal} label={t('import')}>
          {t('progressImport', {
            read: integer(list.rowsRead, locale),
            percent: percent(list.bytesTotal ? list.bytesRead / list.bytesTotal : 0, locale),
          })}
        </WorkProgress>
      ) : null}
      {list.state === 'imported' || list.state === 'planning' ? (
        <WorkProgress value={list.slotsPlanned} max={Math.max(1, list.rowsImported)} label={t('planned')}>
          {t('progressPlan', { planned: integer(list.slotsPlanned, locale), imported: figures.imported })}
        </WorkProgress>
      ) : null}
      {list.state === 'planned' ? (
        <p role="status" className="text-body">
          {list.rowsRefused > 0
            ? t('doneRefused', { ...figures, refused: list.rowsRefused })
            : t('doneText', figures)}
        </p>
      ) : null}
      {list.state === 'undone' ? <p className="text-body">{t('undoneText')}</p> : null}
      {list.state === 'failed' ? (
        <p role="alert" className="text-bad">
          {t('failedTitle')}. {list.failure ? issues(list.failure) : issues('other')}
        </p>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)_288px] gap-10 pt-2 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <PathTabs
            label={t('parts')}
            tabs={[
              { href: base, label: t('contacts'), count: figures.imported },
              {
                href: `${base}/refused`,
                label: t('refusedTitle'),
                count: integer(list.rowsRefused, locale),
              },
            ]}
          />
          {children}
        </div>
        <Section title={t('facts')}>
          <Facts
            rows={[
              { name: t('fileName'), value: list.fileName },
              { name: t('source'), value: list.addressSource },
              { name: t('encoding'), value: t(`encodings.${list.encoding}`) },
              { name: t('imported'), value: figures.imported },
              { name: t('planned'), value: integer(list.slotsPlanned, locale) },
              {
                name: 'Id',
                value: <CopyId id={list.id} label={words('copy')} copiedLabel={words('copied')} />,
              },
            ]}
          />
        </Section>
      </div>
    </div>
  );
}
