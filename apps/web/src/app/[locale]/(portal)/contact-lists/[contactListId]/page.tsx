import { type ContactState, contactStates } from '@ringratt/services';
import { EmptyState } from '@ringratt/ui';
import { Users } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Outcome, outcomeWord } from '@/attempts/outcome';
import { ContactStatus } from '@/contact-lists/contact-status';
import { clock, shortDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ contactListId: string }>;
  searchParams: Promise<{ cursor?: string; state?: string }>;
}

/** The list's contacts, and where each one stands. */
export default async function ContactListPage({ params, searchParams }: PageProps) {
  const [{ contactListId }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('lists'),
    getLocale(),
  ]);
  const state = contactStates.find((one): one is ContactState => one === query.state);
  const page = await orNotFound(
    (await portal()).contactLists.contacts({ contactListId, state, cursor: query.cursor, limit: 50 }),
  );
  const instant = (at: number) => (
    <time dateTime={new Date(at).toISOString()} className="tabular whitespace-nowrap text-ink-2">
      {shortDate(at, locale)} {clock(at)}
    </time>
  );
  if (page.items.length === 0 && !state && !query.cursor)
    return (
      <EmptyState icon={<Users />} title={t('noContactsTitle')}>
        {t('noContactsText')}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      <ListFrame
        list="contacts"
        caption={t('contacts')}
        filters={
          <FilterBar
            choices={[
              {
                name: 'state',
                label: t('state'),
                options: contactStates.map((value) => ({ value, label: t(`contactStates.${value}`) })),
              },
            ]}
          />
        }
        empty={<EmptyState title={t('noMatchTitle')}>{t('noMatchText')}</EmptyState>}
        rows={page.items}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'line',
            header: t('line'),
            align: 'end',
            className: 'sm:w-16',
            cell: (row) => integer(row.line, locale),
          },
          {
            id: 'number',
            header: t('number'),
            rowHeader: true,
            className: 'whitespace-nowrap',
            // Asking for the number itself is on record: the address knows the contact alone.
            cell: (row) => (
              <Link href={`/numbers/${row.id}`} prefetch={false} className="font-medium hover:underline">
                {phone(row.number)}
              </Link>
            ),
          },
          { id: 'name', header: t('name'), cell: (row) => row.name ?? '–' },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => (
              <span className="inline-flex items-center gap-2">
                <ContactStatus state={row.state} />
                {row.blockedBy ? <DutyChip duty={row.blockedBy} /> : null}
              </span>
            ),
          },
          {
            id: 'next',
            header: t('nextSlot'),
            cell: (row) => (row.nextSlotAt === null ? '–' : instant(row.nextSlotAt)),
          },
          {
            id: 'last',
            header: t('lastAttempt'),
            cell: (row) => (row.lastAttemptAt === null ? '–' : instant(row.lastAttemptAt)),
          },
          {
            id: 'outcome',
            header: t('outcome'),
            cell: (row) =>
              row.lastAttemptAt === null ? (
                '–'
              ) : (
                <Outcome word={outcomeWord({ outcome: row.lastOutcome, state: 'dialed' })} />
              ),
          },
        ]}
      />
      <Pager
        pathname={`/contact-lists/${contactListId}`}
        query={{ state }}
        cursor={query.cursor}
        next={page.cursor}
      />
    </div>
  );
}
