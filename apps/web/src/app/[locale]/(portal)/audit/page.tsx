import { type EventItem, nounOf, publicId } from '@ringratt/services';
import { DataTable, EmptyState, PageHead } from '@ringratt/ui';
import { Link2, ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EventFilter } from '@/audit/event-filter';
import { VerifyChain } from '@/audit/verify-chain';
import { clock, clockWithSeconds, shortDate } from '@/format/instants';
import { instantOfLocal } from '@/format/local-instant';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { Pager } from '@/lists/pager';
import { ActionIcon } from '@/proof/action-icon';
import { actionWords } from '@/proof/action-words';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

interface Query {
  date?: string;
  number?: string;
  action?: string;
  assignment?: string;
  cursor?: string;
}

/** [first, next) instants of a local day, where it is one. */
function dayOf(date: string | undefined): { from?: number; to?: number } {
  const from = instantOfLocal(date && `${date}T00:00`);
  if (from === null) return {};
  const following = new Date(`${date}T12:00:00Z`);
  following.setUTCDate(following.getUTCDate() + 1);
  const to = instantOfLocal(`${following.toISOString().slice(0, 10)}T00:00`);
  return to === null ? { from } : { from, to };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, words, locale, query, acting, call] = await Promise.all([
    getTranslations('audit'),
    getTranslations('actions'),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const choices = await assignmentChoices(call);
  const filters = {
    date: query.date || undefined,
    number: query.number?.trim() || undefined,
    action: query.action?.trim() || undefined,
    assignment: choices.find((choice) => choice.value === query.assignment)?.value,
  };
  const day = dayOf(filters.date);
  const [page, chains] = await Promise.all([
    orNotFound(
      call.audit.events({
        ...day,
        number: filters.number,
        action: filters.action,
        assignmentId: filters.assignment,
        cursor: query.cursor,
        limit: 50,
      }),
    ),
    orNotFound(call.audit.chains()),
  ]);
  const filtered = Object.values(filters).some(Boolean);
  const sealed = chains.reduce((sum, chain) => sum + chain.events, 0);
  const lastSeal = Math.max(0, ...chains.map((chain) => chain.lastCheckpoint?.at ?? 0));
  const by = (event: EventItem) =>
    event.actor.kind === 'job' ? t('system') : (event.actor.name ?? event.organization.name ?? t('someone'));
  return (
    <div className="flex flex-col gap-4 pt-3">
      <PageHead title={t('title')} />
      <section
        aria-label={t('place')}
        className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-control bg-sunken px-4 py-3"
      >
        <div className="flex items-center gap-3">
          <ShieldCheck aria-hidden="true" className="size-5 text-ink-2" />
          <div className="flex flex-col text-table">
            <span className="font-medium">
              {t('chains', { count: chains.length, events: integer(sealed, locale) })}
            </span>
            <span className="text-ink-2">
              {t('lastSeal')}:{' '}
              {lastSeal === 0 ? t('never') : `${shortDate(lastSeal, locale)} ${clock(lastSeal)}`}
            </span>
          </div>
        </div>
        <VerifyChain chain={filters.assignment ?? publicId('organization', acting.organizationId)} />
      </section>
      <EventFilter
        {...filters}
        dateUnread={filters.date !== undefined && day.from === undefined}
        assignments={choices}
      />
      {page.items.length === 0 ? (
        <EmptyState
          icon={filtered ? undefined : <Link2 />}
          title={t(filtered ? 'noMatchTitle' : 'noneTitle')}
        >
          {t(filtered ? 'noMatchText' : 'noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          rows={page.items.map((event, index) => ({ ...event, index }))}
          rowKey={(event) => `${event.chain} ${event.position ?? `${event.at} ${event.index}`}`}
          columns={[
            {
              id: 'position',
              header: t('position'),
              className: 'tabular text-ink-2 whitespace-nowrap',
              cell: (event) => (event.position === null ? '–' : integer(event.position, locale)),
            },
            {
              id: 'time',
              header: t('time'),
              className: 'tabular whitespace-nowrap text-ink-2',
              cell: (event) => `${shortDate(event.at, locale)} ${clockWithSeconds(event.at)}`,
            },
            {
              id: 'action',
              header: t('action'),
              rowHeader: true,
              cell: (event) => (
                <span className="flex items-center gap-2">
                  <ActionIcon action={event.action} className="size-4 shrink-0 text-ink-3" />
                  {event.position === null ? (
                    <span className="font-medium">{actionWords(words, event.action)}</span>
                  ) : (
                    <Link
                      href={`/audit/${event.chain}/${event.position}`}
                      className="font-medium after:absolute after:inset-0"
                    >
                      {actionWords(words, event.action)}
                    </Link>
                  )}
                </span>
              ),
            },
            {
              id: 'about',
              header: t('about'),
              cell: (event) => {
                const noun = nounOf(event.subject);
                return (
                  <span className="flex min-w-0 items-baseline gap-2">
                    <span className="whitespace-nowrap">
                      {noun
                        ? t(`subjects.${noun}`)
                        : event.subject.startsWith('number:')
                          ? t('aNumber')
                          : event.subject.startsWith('nix:')
                            ? t('nixVersion', { date: event.subject.slice('nix:'.length) })
                            : event.subject}
                    </span>
                    {noun ? (
                      <code title={event.subject} className="font-mono text-ink-3 text-label">
                        …{event.subject.slice(-6)}
                      </code>
                    ) : null}
                  </span>
                );
              },
            },
            { id: 'by', header: t('by'), cell: (event) => <span className="text-ink-2">{by(event)}</span> },
            {
              id: 'print',
              header: t('print'),
              align: 'end',
              cell: (event) =>
                event.hash ? (
                  <code className="font-mono text-label">
                    {event.hash.slice(0, 4)} {event.hash.slice(4, 8)}
                  </code>
                ) : (
                  <span className="text-ink-2">{t('waiting')}</span>
                ),
            },
          ]}
        />
      )}
      <p className="text-ink-2 text-table">{t('foot')}</p>
      <Pager pathname="/audit" query={filters} cursor={query.cursor} next={page.cursor} />
    </div>
  );
}
