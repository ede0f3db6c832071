import { parseNumber } from '@ringratt/services';
import { Breadcrumbs, Button, DataTable, EmptyState, PageHead, TextField } from '@ringratt/ui';
import { Phone, PhoneOff } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { clock, dataDate, longDate, shortDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { getPathname, Link, redirect } from '@/i18n/navigation';
import { Party, shortName } from '@/parties/party';
import { SaleForm } from '@/sales/entry/sale-form';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('saleForm');
  return { title: t('title') };
}

interface Query {
  number?: string;
  attempt?: string;
}

/** Number, then call, then what was sold in it. */
export default async function NewSalePage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, t, words, issues, sales, locale, call] = await Promise.all([
    searchParams,
    getTranslations('saleForm'),
    getTranslations('common'),
    getTranslations('issues'),
    getTranslations('sales'),
    getLocale(),
    portal(),
  ]);
  const path = (last: string) => (
    <Breadcrumbs
      label={words('path')}
      parts={[
        <Link key="sales" href="/sales">
          {sales('title')}
        </Link>,
        last,
      ]}
    />
  );
  if (query.attempt) {
    const draft = await orNotFound(call.sales.draft({ attemptId: query.attempt }));
    if (draft.saleId) return redirect({ href: `/sales/${draft.saleId}`, locale });
    return (
      <div className="flex flex-col gap-5">
        {path(t('title'))}
        <PageHead
          title={t('titleOf', { number: phone(draft.number) })}
          facts={[
            draft.campaignName,
            <Party key="p" side="principal" name={shortName(draft.principalName)} />,
            `${longDate(draft.startedAt, locale)} ${clock(draft.startedAt)}${draft.endedAt === null ? '' : `–${clock(draft.endedAt)}`}`,
          ]}
        />
        <p className="text-lead">{t('lead')}</p>
        <div className="border-line border-t pt-5">
          <SaleForm
            call={draft}
            dayOfCall={dataDate(draft.startedAt)}
            now={container().services.clock.now()}
          />
        </div>
      </div>
    );
  }
  const parsed = query.number === undefined ? null : parseNumber(query.number);
  const calls = parsed?.ok ? await orNotFound(call.sales.calls({ number: parsed.number })) : null;
  return (
    <div className="flex flex-col gap-5">
      {path(t('title'))}
      <PageHead title={t('title')} />
      <p className="-mt-3 text-ink-2">{t('chooseLead')}</p>
      <form
        action={getPathname({ href: '/sales/new', locale })}
        className="flex flex-wrap items-end gap-3 border-line border-b pb-5"
      >
        <TextField
          id="number"
          name="number"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={t('number')}
          icon={<Phone />}
          placeholder="070-174 06 05"
          defaultValue={parsed?.ok ? phone(parsed.number) : query.number}
          error={parsed && !parsed.ok ? issues(parsed.reason) : null}
          errorPrefix={words('error')}
          fieldClassName="w-64 max-sm:w-full"
        />
        <Button type="submit" variant="primary">
          {t('findCalls')}
        </Button>
      </form>
      {calls === null ? null : calls.length === 0 ? (
        <EmptyState icon={<PhoneOff />} title={t('noCallsTitle')}>
          {t('noCallsText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('calls')}
          rows={calls}
          rowKey={(row) => row.attemptId}
          columns={[
            {
              id: 'when',
              header: t('when'),
              rowHeader: true,
              className: 'tabular whitespace-nowrap',
              cell: (row) => (
                <Link
                  href={row.saleId ? `/sales/${row.saleId}` : `/sales/new?attempt=${row.attemptId}`}
                  className="font-medium after:absolute after:inset-0"
                >
                  {shortDate(row.startedAt, locale)} {clock(row.startedAt)}
                </Link>
              ),
            },
            { id: 'campaign', header: t('campaign'), cell: (row) => row.campaignName },
            {
              id: 'principal',
              header: t('principal'),
              cell: (row) => <Party side="principal" name={shortName(row.principalName)} />,
            },
            { id: 'agent', header: t('agentReference'), cell: (row) => row.agentReference ?? '–' },
            {
              id: 'sale',
              header: t('sale'),
              cell: (row) => (
                <span className="text-accent">{row.saleId ? t('openSale') : t('writeSale')}</span>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
