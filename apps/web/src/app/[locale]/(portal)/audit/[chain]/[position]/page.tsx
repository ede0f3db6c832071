import { Breadcrumbs, PageHead, Section, Status } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clockWithSeconds, longDate } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { FactRows } from '@/incidents/fact-rows';
import { actionWords } from '@/proof/action-words';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ chain: string; position: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ position }, t] = await Promise.all([params, getTranslations('audit')]);
  return { title: t('event', { position }) };
}

export default async function EventPage({ params }: PageProps) {
  const [{ chain, position }, t, words, all, locale, call] = await Promise.all([
    params,
    getTranslations('audit'),
    getTranslations('actions'),
    getTranslations('common'),
    getLocale(),
    portal(),
  ]);
  const found = await orNotFound(call.audit.event({ chain, position: Number(position) }));
  const { event } = found;
  const at = Date.parse(event.at);
  const print = (hash: string) => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
  const title = t('event', { position: integer(event.position, locale) });
  const row = 'flex items-center justify-between gap-3 rounded-control border px-3 py-2 text-table';
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={all('path')}
        parts={[
          <Link key="list" href="/audit">
            {t('back')}
          </Link>,
          title,
        ]}
      />
      <PageHead
        title={actionWords(words, event.action)}
        beside={<span className="text-ink-2">{title}</span>}
      />
      <div className="grid gap-x-12 gap-y-8 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-8">
          <FactRows
            rows={[
              [t('at'), `${longDate(at, locale)} ${clockWithSeconds(at)}`],
              [
                t('about'),
                <code key="s" className="font-mono text-label">
                  {event.subject}
                </code>,
              ],
              [
                t('by'),
                event.actor.kind === 'job' ? (
                  t('system')
                ) : (
                  <code key="a" className="font-mono text-label">
                    {event.actor.id}
                  </code>
                ),
              ],
              [
                t('onBehalf'),
                <code key="o" className="font-mono text-label">
                  {event.organization}
                </code>,
              ],
              [
                t('chain'),
                <code key="c" className="font-mono text-label">
                  {event.chain}
                </code>,
              ],
              [
                t('hash'),
                <code key="h" className="font-mono text-label">
                  {found.hash}
                </code>,
              ],
            ]}
          />
          <Section title={t('content')}>
            <pre className="overflow-x-auto rounded-control bg-sunken p-4 font-mono text-label">
              {JSON.stringify(event, null, 2)}
            </pre>
          </Section>
        </div>
        <Section title={t('place')}>
          <ol className="flex flex-col gap-2">
            <li>
              {found.after ? (
                <Link
                  href={`/audit/${chain}/${found.after.position}`}
                  className={`${row} border-line hover:bg-sunken`}
                >
                  <span className="tabular text-ink-2">{integer(found.after.position, locale)}</span>
                  <code className="font-mono text-label">{print(found.after.hash)}</code>
                </Link>
              ) : (
                <span className={`${row} border-line border-dashed text-ink-2`}>{t('last')}</span>
              )}
            </li>
            <li aria-current="true" className={`${row} border-accent bg-soft`}>
              <span className="tabular font-medium">{integer(event.position, locale)}</span>
              <code className="font-mono text-label">{print(found.hash)}</code>
              <Status tone={found.stands ? 'ok' : 'bad'}>{t(found.stands ? 'matches' : 'differs')}</Status>
            </li>
            <li>
              {found.before ? (
                <Link
                  href={`/audit/${chain}/${found.before.position}`}
                  className={`${row} border-line hover:bg-sunken`}
                >
                  <span className="tabular text-ink-2">{integer(found.before.position, locale)}</span>
                  <code className="font-mono text-label">{print(found.before.hash)}</code>
                </Link>
              ) : (
                <span className={`${row} border-line border-dashed text-ink-2`}>{t('first')}</span>
              )}
            </li>
          </ol>
        </Section>
      </div>
    </div>
  );
}
