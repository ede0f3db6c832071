import { listMailbox, may } from '@ringratt/services';
import { EmptyState, PageHead } from '@ringratt/ui';
import { ChevronRight, ExternalLink, FileText, Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { env } from '@/env';
import { clock, longDate } from '@/format/instants';
import { Pager } from '@/lists/pager';
import { pageActing, withoutRefused } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailbox');
  return { title: t('title') };
}

/** The demo's inbox: what would have been mailed, with its links. Elsewhere there is no such page. */
export default async function MailboxPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { demo, url } = env();
  const acting = await pageActing();
  if (!demo || !may(acting.actor, 'sale.send')) notFound();
  const [t, locale, { cursor }] = await Promise.all([getTranslations('mailbox'), getLocale(), searchParams]);
  const mails = await withoutRefused(listMailbox(acting, url.origin, { cursor: cursor ?? null, limit: 30 }));
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      {mails.items.length === 0 ? (
        <EmptyState icon={<Inbox />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <p className="text-ink-2">{t('lead')}</p>
      )}
      <ul className="border-line border-t empty:hidden">
        {mails.items.map((mail) => (
          <li key={mail.id} className="border-line border-b py-3">
            <details className="group">
              <summary className="flex items-start gap-2">
                <ChevronRight
                  aria-hidden="true"
                  className="mt-0.5 size-4 shrink-0 text-ink-3 group-open:rotate-90"
                />
                <span className="min-w-0">
                  <span className="font-medium">{mail.subject}</span>
                  <span className="block text-ink-2 text-table">
                    {t('to', { recipient: mail.recipient })} · {longDate(mail.createdAt, locale)}{' '}
                    {clock(mail.createdAt)} · {t(`states.${mail.state}`)}
                  </span>
                </span>
              </summary>
              <pre className="mt-3 ml-6 max-w-prose whitespace-pre-wrap font-sans [overflow-wrap:anywhere]">
                {mail.text}
              </pre>
              <p className="mt-3 ml-6 flex flex-wrap gap-5 [&_svg]:size-4">
                {mail.link ? (
                  <a
                    href={mail.link}
                    className="inline-flex min-h-6 items-center gap-1.5 text-accent underline underline-offset-4"
                  >
                    <ExternalLink aria-hidden="true" />
                    {t('open')}
                  </a>
                ) : null}
                {mail.attachment ? (
                  <a
                    href={mail.attachment}
                    className="inline-flex min-h-6 items-center gap-1.5 text-accent underline underline-offset-4"
                  >
                    <FileText aria-hidden="true" />
                    PDF
                  </a>
                ) : null}
              </p>
            </details>
          </li>
        ))}
      </ul>
      <Pager pathname="/mailbox" query={{}} cursor={cursor} next={mails.cursor} />
    </div>
  );
}
