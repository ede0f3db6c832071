import { listSessions } from '@ringratt/services';
import { Button, DataTable } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { clock, shortDate } from '@/format/instants';
import { currentSession } from '@/session/acting';
import { browserName } from '@/settings/browser-name';
import { endSessionAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('sessions') };
}

export default async function SessionsPage() {
  const [t, locale, session] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    currentSession(),
  ]);
  if (!session) return null;
  const sessions = await listSessions(container().services, {
    personId: session.person.id,
    currentSessionId: session.id,
  });
  const at = (instant: number) => `${shortDate(instant, locale)} ${clock(instant)}`;
  return (
    <>
      <p className="max-w-prose text-ink-2">{t('sessionsLead')}</p>
      <DataTable
        caption={t('sessions')}
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'browser',
            header: t('browser'),
            rowHeader: true,
            cell: (row) => (
              <span className="font-medium">
                {browserName(row.userAgent) ?? t('unknownBrowser')}
                {row.current ? <span className="font-normal text-ink-2">, {t('current')}</span> : null}
              </span>
            ),
          },
          { id: 'in', header: t('signedIn'), className: 'tabular', cell: (row) => at(row.createdAt) },
          { id: 'seen', header: t('lastSeen'), className: 'tabular', cell: (row) => at(row.lastSeenAt) },
          {
            id: 'end',
            header: <span className="sr-only">{t('endSession')}</span>,
            align: 'end',
            cell: (row) =>
              row.current ? null : (
                <form action={endSessionAction.bind(null, row.id)} className="relative">
                  <Button type="submit" size="small" variant="danger">
                    {t('endSession')}
                  </Button>
                </form>
              ),
          },
        ]}
      />
    </>
  );
}
