import { missingInformation, offerFields } from '@ringratt/services';
import { buttonLooks, DataTable, EmptyState, PageHead, Status } from '@ringratt/ui';
import { Plus, Tag } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { dayAndMonth } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { Pager } from '@/lists/pager';
import { fingerprintWords, termWords } from '@/offers/offer-words';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offers');
  return { title: t('title') };
}

const prices = offerFields.filter((field) => ['monthlyPrice', 'oneTimePrice'].includes(field.name));

export default async function OffersPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const [{ cursor }, t, regimes, locale, membership] = await Promise.all([
    searchParams,
    getTranslations('offers'),
    getTranslations('campaigns.regimes'),
    getLocale(),
    currentMembership(),
  ]);
  const page = await orNotFound((await portal()).offers.list({ cursor, limit: 50 }));
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  const create = writes ? (
    <Link href="/offers/new" className={buttonLooks({ variant: 'primary' })}>
      <Plus aria-hidden="true" />
      {t('new')}
    </Link>
  ) : null;
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('title')} actions={create} />
      <p className="max-w-2xl text-ink-2">{t('lead')}</p>
      {page.items.length === 0 ? (
        <EmptyState icon={<Tag />} title={t('noneTitle')} action={create}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          rows={page.items}
          rowKey={(row) => row.id}
          columns={[
            {
              id: 'name',
              header: t('name'),
              rowHeader: true,
              cell: (row) => (
                <Link href={`/offers/${row.id}`} className="font-medium after:absolute after:inset-0">
                  {row.name}
                </Link>
              ),
            },
            { id: 'version', header: t('version'), align: 'end', cell: (row) => row.version },
            {
              id: 'kind',
              header: t('productKind'),
              cell: (row) => <span className="text-ink-2">{row.productKind}</span>,
            },
            {
              id: 'price',
              header: t('price'),
              align: 'end',
              cell: (row) => (
                <span className="text-ink-2">
                  {prices
                    .map((field) => (row.terms[field.name] ? termWords(field, row.terms, t, locale) : null))
                    .find(Boolean) ?? '–'}
                </span>
              ),
            },
            {
              id: 'regime',
              header: t('regime'),
              cell: (row) => <span className="text-ink-2">{regimes(row.regime)}</span>,
            },
            {
              id: 'information',
              header: t('information'),
              cell: (row) => {
                const lacking = missingInformation(row).length;
                return (
                  <Status tone={lacking === 0 ? 'ok' : 'waiting'}>
                    {lacking === 0 ? t('complete') : t('lacks', { count: lacking })}
                  </Status>
                );
              },
            },
            {
              id: 'fingerprint',
              header: t('fingerprint'),
              cell: (row) => (
                <code className="font-mono text-ink-2 text-label">
                  {fingerprintWords(row.fingerprint).slice(0, 9)}
                </code>
              ),
            },
            {
              id: 'created',
              header: t('created'),
              cell: (row) => <span className="text-ink-2">{dayAndMonth(row.createdAt, locale)}</span>,
            },
          ]}
        />
      )}
      <Pager pathname="/offers" query={{}} cursor={cursor} next={page.cursor} />
    </div>
  );
}
