import { DataTable, EmptyState } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, shortDate } from '@/format/instants';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export default async function CampaignEventsPage({ params }: { params: Promise<{ campaignId: string }> }) {
  const [{ campaignId }, t, words, locale] = await Promise.all([
    params,
    getTranslations('campaign'),
    getTranslations('events'),
    getLocale(),
  ]);
  const events = await orNotFound((await portal()).campaigns.events({ campaignId }));
  if (events.length === 0) return <EmptyState title={t('noEvents')} />;
  const named = (action: string) => {
    const key = action.replace('.', '-') as Parameters<typeof words.has>[0];
    return words.has(key) ? words(key) : words('other');
  };
  return (
    <DataTable
      caption={t('events')}
      rows={events}
      rowKey={(event) => `${event.at}${event.action}`}
      columns={[
        {
          id: 'time',
          header: t('time'),
          className: 'tabular whitespace-nowrap text-ink-2',
          cell: (event) => `${shortDate(event.at, locale)} ${clock(event.at)}`,
        },
        {
          id: 'event',
          header: t('event'),
          rowHeader: true,
          cell: (event) => <span className="font-medium">{named(event.action)}</span>,
        },
        {
          id: 'who',
          header: t('who'),
          cell: (event) => (
            <span className="text-ink-2">
              {event.actorKind === 'job'
                ? t('system')
                : event.actorKind === 'apiKey'
                  ? t('machine')
                  : (event.actorName ?? '–')}
            </span>
          ),
        },
      ]}
    />
  );
}
