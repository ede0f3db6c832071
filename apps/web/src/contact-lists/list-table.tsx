import type { ContactList } from '@ringratt/services';
import { DataTable } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { ListStatus } from './list-status';

export async function ListTable({ lists }: { lists: readonly ContactList[] }) {
  const [t, locale] = await Promise.all([getTranslations('lists'), getLocale()]);
  return (
    <DataTable
      caption={t('title')}
      rows={lists}
      rowKey={(list) => list.id}
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (list) => (
            <Link href={`/contact-lists/${list.id}`} className="font-medium after:absolute after:inset-0">
              {list.name}
            </Link>
          ),
        },
        { id: 'state', header: t('state'), cell: (list) => <ListStatus state={list.state} /> },
        {
          id: 'source',
          header: t('source'),
          cell: (list) => <span className="text-ink-2">{list.addressSource}</span>,
        },
        {
          id: 'imported',
          header: t('imported'),
          align: 'end',
          cell: (list) => integer(list.rowsImported, locale),
        },
        {
          id: 'refused',
          header: t('refused'),
          align: 'end',
          cell: (list) => integer(list.rowsRefused, locale),
        },
        {
          id: 'planned',
          header: t('planned'),
          align: 'end',
          cell: (list) => integer(list.slotsPlanned, locale),
        },
        {
          id: 'created',
          header: t('created'),
          className: 'whitespace-nowrap sm:pl-4',
          cell: (list) => (
            <span className="tabular text-ink-2">
              {shortDate(list.createdAt, locale)} {clock(list.createdAt)}
            </span>
          ),
        },
      ]}
    />
  );
}
