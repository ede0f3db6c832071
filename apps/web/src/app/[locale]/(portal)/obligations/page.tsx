import type { ObligationItem } from '@ringratt/services';
import { may, oldestDueAge } from '@ringratt/services';
import { buttonLooks, EmptyState, Kbd, PageHead } from '@ringratt/ui';
import { AlarmClock, ChevronDown, ChevronUp, Download, Link2 } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { dataDate, weekdayAndDate, weekOf } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { assignmentChoices } from '@/lists/assignment-choices';
import { FilterBar } from '@/lists/filter-bar';
import { Pager } from '@/lists/pager';
import { LiveRefresh } from '@/live/live-refresh';
import { groupOf } from '@/obligations/due';
import { listed } from '@/obligations/listed';
import { ObligationDetail } from '@/obligations/obligation-detail';
import { ObligationList } from '@/obligations/obligation-list';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('obligations');
  return { title: t('title') };
}

interface Query {
  state?: string;
  mine?: string;
  assignment?: string;
  cursor?: string;
  id?: string;
}

const shownStates = ['open', 'met', 'waived'] as const;

export default async function ObligationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, all, locale, query, acting, call] = await Promise.all([
    getTranslations('obligations'),
    getTranslations(),
    getLocale(),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const now = container().services.clock.now();
  const state = shownStates.find((known) => known === query.state) ?? 'open';
  const choices = await assignmentChoices(call);
  const assignment = choices.find((choice) => choice.value === query.assignment)?.value;
  const filter = { mine: query.mine === 'yes', assignmentId: assignment };
  const filters = {
    state: state === 'open' ? undefined : state,
    mine: filter.mine ? 'yes' : undefined,
    assignment,
  };
  // What is broken is shown whatever state is asked for; only pages after the first leave it out.
  const [late, broken, page] = await Promise.all([
    oldestDueAge(container().services),
    query.cursor ? null : orNotFound(call.obligations.list({ ...filter, state: 'breached', limit: 200 })),
    orNotFound(call.obligations.list({ ...filter, state, cursor: query.cursor, limit: 100 })),
  ]);
  const kept = new URLSearchParams(
    Object.entries({ ...filters, cursor: query.cursor }).filter((pair): pair is [string, string] =>
      Boolean(pair[1]),
    ),
  );
  const row = (item: ObligationItem) => {
    const beside = new URLSearchParams(kept);
    beside.set('id', item.id);
    return listed(item, { t: all, language: locale, now, href: `/obligations?${beside}` });
  };
  const titles = {
    today: t('groups.today', { day: weekdayAndDate(now, locale) }),
    week: t('groups.week', { week: String(weekOf(dataDate(now))) }),
    later: t('groups.later'),
  };
  const groups = [
    { title: t('groups.breached'), bad: true, items: broken?.items ?? [] },
    ...(state === 'open'
      ? (['today', 'week', 'later'] as const).map((group) => ({
          title: titles[group],
          bad: false,
          items: page.items.filter((item) => groupOf(item.dueAt, now) === group),
        }))
      : [{ title: t(`states.${state}`), bad: false, items: page.items }]),
  ]
    .filter((group) => group.items.length > 0)
    .map((group) => ({ ...group, count: integer(group.items.length, locale), items: group.items.map(row) }));
  const rows = groups.flatMap((group) => group.items);
  const at = rows.findIndex((item) => item.id === query.id);
  const chosen = rows[at] ?? rows[0];
  const detail = chosen ? await orNotFound(call.obligations.get({ obligationId: chosen.id })) : null;
  const place = chosen ? rows.indexOf(chosen) : -1;
  const openCount = (broken?.items.length ?? 0) + (state === 'open' ? page.items.length : 0);
  const filtered = Object.values(filters).some(Boolean);

  return (
    <div className="-mr-8 grid min-h-[calc(100dvh-14rem)] gap-x-8 max-lg:mr-0 lg:grid-cols-[minmax(0,1fr)_432px]">
      <LiveRefresh seconds={30} />
      <div className="flex min-w-0 flex-col gap-4 pt-3">
        <PageHead
          title={t('title')}
          beside={
            <span className="tabular text-ink-2">
              {page.cursor && state === 'open'
                ? t('openMore', { count: openCount })
                : state === 'open'
                  ? t('open', { count: openCount })
                  : null}
            </span>
          }
          actions={
            rows.length > 0 ? (
              <a href={`/api/obligations.csv?${kept}`} className={buttonLooks()} download>
                <Download aria-hidden="true" />
                {all('common.csv')}
              </a>
            ) : null
          }
        />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <FilterBar
            choices={[
              {
                name: 'state',
                label: t('state'),
                unset: t('states.open'),
                options: shownStates
                  .filter((value) => value !== 'open')
                  .map((value) => ({ value, label: t(`states.${value}`) })),
              },
              { name: 'mine', label: t('mine'), options: [{ value: 'yes', label: t('mineOnly') }] },
              ...(choices.length > 1
                ? [{ name: 'assignment', label: t('assignment'), options: choices }]
                : []),
            ]}
          />
          {rows.length > 0 ? (
            <p aria-hidden="true" className="flex items-center gap-1.5 text-ink-2 text-label max-xl:hidden">
              <Kbd>J</Kbd>
              <Kbd>K</Kbd>
              {t('browse')}
              <span className="w-1" />
              <Kbd>E</Kbd>
              {t('act')}
            </p>
          ) : null}
        </div>
        {late > 60_000 && may(acting.actor, 'obligation.waive') ? (
          <p role="status" className="text-ink-2 text-table">
            {t('behind', { minutes: Math.ceil(late / 60_000) })}
          </p>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState
            icon={filtered ? undefined : <AlarmClock />}
            title={t(filtered ? 'noMatchTitle' : 'noneTitle')}
          >
            {t(filtered ? 'noMatchText' : 'noneText')}
          </EmptyState>
        ) : (
          <ObligationList groups={groups} selected={chosen?.id ?? null} />
        )}
        <Pager pathname="/obligations" query={filters} cursor={query.cursor} next={page.cursor} />
      </div>
      {detail && chosen ? (
        <aside
          aria-label={t('detail')}
          className="-mt-3 border-line pt-6 pb-8 max-lg:mt-8 max-lg:border-t lg:border-l lg:px-8"
        >
          <ObligationDetail
            key={detail.id}
            obligation={detail}
            now={now}
            mayWaive={may(acting.actor, 'obligation.waive')}
            heading="h2"
            controls={
              <span className="flex gap-1.5">
                <Step row={rows[place - 1]} label={t('previous')} icon={<ChevronUp aria-hidden="true" />} />
                <Step row={rows[place + 1]} label={t('next')} icon={<ChevronDown aria-hidden="true" />} />
                <Link
                  href={`/obligations/${chosen.id}`}
                  aria-label={t('permalink')}
                  title={t('permalink')}
                  className={buttonLooks({ size: 'icon' })}
                >
                  <Link2 aria-hidden="true" />
                </Link>
              </span>
            }
          />
        </aside>
      ) : null}
    </div>
  );
}

function Step({
  row,
  label,
  icon,
}: {
  row: { href: string } | undefined;
  label: string;
  icon: React.ReactNode;
}) {
  return row ? (
    <Link
      href={row.href}
      scroll={false}
      aria-label={label}
      title={label}
      className={buttonLooks({ size: 'icon' })}
    >
      {icon}
    </Link>
  ) : null;
}
