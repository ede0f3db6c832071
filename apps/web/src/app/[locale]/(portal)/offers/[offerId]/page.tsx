import { duties } from '@ringratt/rules';
import { type CampaignState, missingInformation, type OfferVersion, offerFields } from '@ringratt/services';
import { Breadcrumbs, buttonLooks, CopyId, DataTable, Facts, PageHead, Section } from '@ringratt/ui';
import { FilePlus2, Lock, Megaphone, Scale, TriangleAlert } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CampaignStatus } from '@/campaigns/campaign-status';
import { longDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { fingerprintWords, termWords } from '@/offers/offer-words';
import { DutyChip } from '@/rules/duty-chip';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ offerId: string }>;
  searchParams: Promise<{ same?: string; saved?: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const offer = await orNotFound((await portal()).offers.get(await params));
  return { title: offer.name };
}

const allowed = duties.find((duty) => duty.id === 'identical-offer')?.values ?? {};
const allowedOf = (name: string) => allowed[name]?.versions.at(-1)?.value ?? 0;

export default async function OfferPage({ params, searchParams }: PageProps) {
  const [{ offerId }, query, t, campaigns, words, locale, membership] = await Promise.all([
    params,
    searchParams,
    getTranslations('offers'),
    getTranslations('campaigns'),
    getTranslations('common'),
    getLocale(),
    currentMembership(),
  ]);
  const versions = await orNotFound((await portal()).offers.versions({ offerId }));
  const at = versions.findIndex((version) => version.id === offerId);
  const offer = versions[at];
  if (!offer) notFound();
  const earlier = versions[at + 1];
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  const started = offer.campaigns.filter((campaign) => campaign.state !== 'draft').length;
  const missing = missingInformation(offer);
  const shown = offerFields.filter((field) => field.regimes.includes(offer.regime));
  const groups = [...new Set(shown.map((field) => field.group))];
  const said = (version: OfferVersion, name: (typeof shown)[number]['name']) =>
    termWords(offerFields.find((field) => field.name === name)!, version.terms, t, locale);
  const differences = earlier
    ? [
        { name: t('productKind'), before: earlier.productKind, after: offer.productKind },
        {
          name: t('regime'),
          before: campaigns(`regimes.${earlier.regime}`),
          after: campaigns(`regimes.${offer.regime}`),
        },
        ...offerFields.map((field) => ({
          name: field.label[locale],
          before: said(earlier, field.name),
          after: said(offer, field.name),
        })),
      ].filter((row) => row.before !== row.after)
    : [];
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/offers">
            {t('title')}
          </Link>,
          offer.name,
        ]}
      />
      <PageHead
        title={offer.name}
        beside={<span className="text-ink-2">{t('versionOf', { version: offer.version })}</span>}
        facts={[
          <>
            <Scale aria-hidden="true" />
            {campaigns(`regimes.${offer.regime}`)}
          </>,
          longDate(offer.createdAt, locale),
          <CopyId key="id" id={offer.id} label={words('copy')} copiedLabel={words('copied')} />,
        ]}
        actions={
          writes ? (
            <>
              <Link href={`/offers/new?from=${offer.id}`} className={buttonLooks()}>
                <FilePlus2 aria-hidden="true" />
                {t('newVersion')}
              </Link>
              <Link href={`/campaigns/new?offer=${offer.id}`} className={buttonLooks({ variant: 'primary' })}>
                <Megaphone aria-hidden="true" />
                {t('useIn')}
              </Link>
            </>
          ) : null
        }
      />
      {query.same || query.saved ? (
        <p role="status" className="rounded-control bg-soft px-4 py-3">
          {query.same ? t('same') : t('madeNow')}
        </p>
      ) : null}
      <p className="flex max-w-3xl items-start gap-2 text-ink-2">
        <Lock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {started > 0 ? t('fixed', { count: started }) : t('notFixed')}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_320px] gap-x-12 gap-y-8 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-7">
          {groups.map((group) => (
            <Section key={group} title={t(`groups.${group}`)} className="border-line border-t pt-4">
              <dl className="flex flex-col gap-2.5 text-table">
                {shown
                  .filter((field) => field.group === group)
                  .map((field) => {
                    const value = said(offer, field.name);
                    return (
                      <div
                        key={field.name}
                        className="grid grid-cols-[200px_minmax(0,1fr)] gap-4 max-sm:block"
                      >
                        <dt className="text-ink-2">{field.label[locale]}</dt>
                        <dd className={value ? 'whitespace-pre-line' : 'text-ink-3'}>
                          {value ?? t('empty')}
                        </dd>
                      </div>
                    );
                  })}
              </dl>
            </Section>
          ))}
          <Section title={t('versions')} className="border-line border-t pt-4">
            {earlier ? (
              differences.length === 0 ? (
                <p className="text-ink-2">{t('noDifference')}</p>
              ) : (
                <DataTable
                  caption={t('changed')}
                  rows={differences}
                  rowKey={(row) => row.name}
                  columns={[
                    {
                      id: 'field',
                      header: t('field'),
                      rowHeader: true,
                      className: 'align-top py-2',
                      cell: (row) => row.name,
                    },
                    {
                      id: 'before',
                      header: `${t('before')} (${t('versionOf', { version: earlier.version })})`,
                      className: 'align-top py-2',
                      cell: (row) => <del className="text-ink-2">{row.before ?? '–'}</del>,
                    },
                    {
                      id: 'after',
                      header: `${t('after')} (${t('versionOf', { version: offer.version })})`,
                      className: 'align-top py-2',
                      cell: (row) => <ins className="font-medium no-underline">{row.after ?? '–'}</ins>,
                    },
                  ]}
                />
              )
            ) : (
              <p className="text-ink-2">{t('noEarlier')}</p>
            )}
            {versions.length > 1 ? (
              <ul className="flex flex-wrap gap-2 pt-1">
                {versions.map((version) => (
                  <li key={version.id}>
                    <Link
                      href={`/offers/${version.id}`}
                      aria-current={version.id === offer.id ? 'page' : undefined}
                      className={buttonLooks({ size: 'small' })}
                    >
                      {t('versionOf', { version: version.version })}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </Section>
        </div>
        <aside className="flex flex-col gap-7" aria-label={t('fingerprint')}>
          <Section title={t('information')}>
            {missing.length === 0 ? (
              <p className="text-ink-2 text-table">{t('missingNone')}</p>
            ) : (
              <>
                <p className="text-ink-2 text-table">{t('missingTitle')}</p>
                <ul className="flex flex-col gap-1.5 text-table">
                  {missing.map((item) => (
                    <li key={item.id} className="flex items-start gap-2">
                      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
                      <span>
                        {item.title[locale]} <span className="text-ink-3">{item.reference}</span>
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Section>
          <Section title={t('campaigns')} className="border-line border-t pt-5">
            {offer.campaigns.length === 0 ? (
              <p className="text-ink-2 text-table">{t('noCampaigns')}</p>
            ) : (
              <ul className="flex flex-col gap-2 text-table">
                {offer.campaigns.map((campaign) => (
                  <li key={campaign.id} className="flex items-center justify-between gap-3">
                    <Link href={`/campaigns/${campaign.id}`} className="truncate text-accent hover:underline">
                      {campaign.name}
                    </Link>
                    <CampaignStatus state={campaign.state as CampaignState} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section
            title={t('identicalTitle')}
            action={<DutyChip duty="identical-offer" />}
            className="border-line border-t pt-5"
          >
            <p className="text-ink-2 text-table">
              {t('identicalText', { campaigns: allowedOf('campaigns'), months: allowedOf('period') })}
            </p>
            <Facts
              rows={[
                {
                  name: t('fingerprint'),
                  value: <code className="font-mono">{fingerprintWords(offer.fingerprint)}</code>,
                },
              ]}
            />
          </Section>
        </aside>
      </div>
    </div>
  );
}
