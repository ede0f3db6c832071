import { type CampaignRow, may } from '@ringratt/services';
import { buttonLooks, EmptyState, PageHead, Status } from '@ringratt/ui';
import { CircleCheck, Plus, ShieldAlert } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssignmentStatus } from '@/assignments/assignment-status';
import { MyAudits } from '@/auditors/my-audits';
import { CampaignStatus } from '@/campaigns/campaign-status';
import { ListStatus } from '@/contact-lists/list-status';
import { container } from '@/container';
import { dataDate, dayAndMonth, noonOf, period } from '@/format/instants';
import { integer } from '@/format/numbers';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { LiveRefresh } from '@/live/live-refresh';
import { dueTime, lateness } from '@/obligations/due';
import { type DayLine, DayLines } from '@/overview/day-lines';
import { nixLimit } from '@/overview/nix-age';
import { shortName } from '@/parties/party';
import { dutyWords } from '@/rules/duty-words';
import { currentMembership } from '@/session/acting';
import { portal } from '@/session/portal';

const day = 86_400_000;
/** Lines shown of each kind; the rest is a link away. */
const most = 6;
/** What comes next is a glimpse: the page of deadlines has it all. */
const few = 4;
const daysTo = (date: string, now: number) => Math.round((noonOf(date) - noonOf(dataDate(now))) / day);

/** What needs me today: what is broken, what falls due, what waits for an answer; last, what runs by itself. */
export default async function OverviewPage() {
  const [t, obligationWords, common, locale, membership, call] = await Promise.all([
    getTranslations('overview'),
    getTranslations('obligations'),
    getTranslations('common'),
    getLocale(),
    currentMembership(),
    portal(),
  ]);
  const now = container().services.clock.now();
  if (membership?.role === 'auditor') return <MyAudits />;
  const role = membership?.role ?? 'auditor';
  const allowed = (permission: Parameters<typeof may>[1]) =>
    may({ kind: 'person', personId: '', role }, permission);
  const principal = membership?.isPrincipal === true;
  const center = membership?.isContactCenter === true;
  const tomorrow = noonOf(dataDate(now + day)) + day / 2;
  const [broken, due, open, incidents, campaigns, assignments, lists, nix, scripts] = await Promise.all([
    call.obligations.list({ state: 'breached', mine: true, limit: most + 1 }),
    call.obligations.list({ state: 'open', mine: true, dueBefore: tomorrow, limit: most + 1 }),
    call.obligations.list({ state: 'open', mine: true, dueBefore: now + 60 * day, limit: most + few }),
    call.incidents.list({ state: 'open', limit: most + 1 }),
    principal ? call.campaigns.list({ limit: 200 }) : null,
    center ? call.assignments.list({ limit: 200 }) : null,
    principal && allowed('contactList.read') ? call.contactLists.list({ limit: 30 }) : null,
    allowed('register.read') ? call.registers.nixVersions() : null,
    principal && allowed('script.approve') ? call.scripts.list() : null,
  ]);
  const running = (campaigns?.items ?? []).filter((row) => row.state !== 'ended');
  // Conditions are judged one assignment at a time: only those that are on their way are asked.
  const parts = [
    ...running.flatMap((row) =>
      row.centers
        .filter((part) => part.state === 'accepted' || part.state === 'paused')
        .map((part) => ({ id: part.assignmentId, title: row.name, detail: shortName(part.name) })),
    ),
    ...(assignments?.items ?? [])
      .filter((row) => row.state === 'accepted' || row.state === 'paused')
      .map((row) => ({ id: row.id, title: row.campaign.name, detail: shortName(row.principal.name) })),
  ].slice(0, most);
  const gates = await Promise.all(
    parts.map(async (part) => ({
      ...part,
      gate: await call.assignments.gate({ assignmentId: part.id }).catch(() => null),
    })),
  );
  const campaignLine = (row: CampaignRow): DayLine => ({
    id: row.id,
    href: `/campaigns/${row.id}`,
    title: row.name,
    detail: period(row.startsOn, row.endsOn, locale),
    status: <CampaignStatus state={row.state} />,
  });
  const assignmentLines = (states: readonly string[]) =>
    (assignments?.items ?? [])
      .filter((row) => states.includes(row.state))
      .map(
        (row): DayLine => ({
          id: row.id,
          href: `/assignments/${row.id}`,
          title: row.campaign.name,
          detail: row.principal.name,
          status: <AssignmentStatus state={row.state} />,
        }),
      );
  const obligationLine = (item: (typeof due.items)[number]): DayLine => ({
    id: item.id,
    href: `/obligations/${item.id}`,
    title: dutyWords(item.duty, locale).title,
    detail: [item.number ? phone(item.number) : null, item.campaignName].filter(Boolean).join(', '),
    status:
      item.dueAt <= now ? (
        <Status tone="bad">{t('lateBy', { time: lateness(now - item.dueAt, obligationWords) })}</Status>
      ) : item.dueAt <= tomorrow ? (
        <Status tone="waiting">{dueTime(item.dueAt, now, locale, common)}</Status>
      ) : (
        <span className="text-ink-2 text-table">{dueTime(item.dueAt, now, locale, common)}</span>
      ),
  });
  const newest = nix?.find((version) => version.state === 'complete');
  const nixDays = newest ? daysTo(nixLimit(newest.date), now) : -1;
  const needs = [
    { title: t('broken'), lines: broken.items.map(obligationLine), more: '/obligations?state=breached' },
    { title: t('due'), lines: due.items.map(obligationLine), more: '/obligations' },
    {
      title: t('incidents'),
      lines: incidents.items.map(
        (item): DayLine => ({
          id: item.id,
          href: `/incidents/${item.id}`,
          title: dutyWords(item.duty, locale).title,
          detail: [item.number ? phone(item.number) : null, item.campaignName].filter(Boolean).join(', '),
          status: <span className="text-ink-2 text-table">{dayAndMonth(item.openedAt, locale)}</span>,
        }),
      ),
      more: '/incidents',
    },
    { title: t('invitations'), lines: assignmentLines(['invited']), more: '/assignments?state=invited' },
    {
      title: t('gates'),
      lines: gates
        .filter((part) => part.gate && part.gate.unmet.length > 0)
        .map(
          (part): DayLine => ({
            id: part.id,
            href: `/assignments/${part.id}/gate`,
            title: part.title,
            detail: part.detail,
            status: <Status tone="waiting">{t('gateLeft', { count: part.gate!.unmet.length })}</Status>,
          }),
        ),
      more: null,
    },
    {
      title: t('scripts'),
      lines: (scripts ?? [])
        .filter((row) => row.newest !== null && row.newest !== row.approved)
        .map(
          (row): DayLine => ({
            id: row.campaign.id,
            href: `/campaigns/${row.campaign.id}/script`,
            title: row.campaign.name,
            detail: row.missing > 0 ? t('scriptLacks', { count: row.missing }) : t('scriptReady'),
          }),
        ),
      more: '/scripts',
    },
    {
      title: t('nix'),
      lines:
        nix && principal && nixDays <= 14
          ? [
              {
                id: 'nix',
                href: '/suppressions/nix',
                title: t('nixLoad'),
                detail: newest
                  ? nixDays < 0
                    ? t('nixTooOld', { date: newest.date })
                    : t('nixOld', { date: newest.date, limit: nixLimit(newest.date) })
                  : t('nixMissing'),
                status: <ShieldAlert aria-hidden="true" className="size-4 text-warn" />,
              },
            ]
          : [],
      more: null,
    },
    {
      title: t('ending'),
      lines: running
        .filter(
          (row) => row.state !== 'draft' && daysTo(row.endsOn, now) >= 0 && daysTo(row.endsOn, now) <= 7,
        )
        .map((row) => ({ ...campaignLine(row), detail: t('endsIn', { days: daysTo(row.endsOn, now) }) })),
      more: null,
    },
    {
      title: t('refused'),
      lines: (lists?.items ?? [])
        .filter((list) => list.state === 'planned' && list.rowsRefused > 0 && now - list.createdAt < 7 * day)
        .map(
          (list): DayLine => ({
            id: list.id,
            href: `/contact-lists/${list.id}`,
            title: list.name,
            detail: t('refusedRows', { count: list.rowsRefused }),
          }),
        ),
      more: '/contact-lists',
    },
    {
      title: t('lists'),
      lines: (lists?.items ?? [])
        .filter((list) => !['planned', 'undone'].includes(list.state))
        .map(
          (list): DayLine => ({
            id: list.id,
            href: `/contact-lists/${list.id}`,
            title: list.name,
            detail: list.addressSource,
            status: <ListStatus state={list.state} />,
          }),
        ),
      more: '/contact-lists',
    },
    {
      title: t('paused'),
      lines: running.filter((row) => row.state === 'paused').map(campaignLine),
      more: '/campaigns?state=paused',
    },
  ].filter((group) => group.lines.length > 0);
  const going = [
    {
      title: t('coming'),
      lines: open.items
        .filter((item) => !due.items.some(({ id }) => id === item.id))
        .slice(0, few)
        .map(obligationLine),
      more: '/obligations',
    },
    {
      more: null,
      title: t('calling'),
      lines: [
        ...running.filter((row) => row.state === 'live').map(campaignLine),
        ...assignmentLines(['live']),
      ],
    },
    {
      more: null,
      title: t('unanswered'),
      lines: running.flatMap((row) =>
        row.centers
          .filter((part) => part.state === 'invited')
          .map(
            (part): DayLine => ({
              id: part.assignmentId,
              href: `/campaigns/${row.id}/parts`,
              title: part.name,
              detail: row.name,
              status: <AssignmentStatus state={part.state} />,
            }),
          ),
      ),
    },
    {
      more: null,
      title: t('drafts'),
      lines: running.filter((row) => row.state === 'draft').map(campaignLine),
    },
  ].filter((group) => group.lines.length > 0);
  const count = (lines: readonly DayLine[]) =>
    lines.length > most ? `${integer(most, locale)}+` : integer(lines.length, locale);
  return (
    <div className="flex max-w-4xl flex-col gap-7 pt-3">
      <LiveRefresh seconds={15} />
      <PageHead
        title={t('title')}
        actions={
          principal && allowed('campaign.write') ? (
            <Link href="/campaigns/new" className={buttonLooks()}>
              <Plus aria-hidden="true" />
              {t('newCampaign')}
            </Link>
          ) : null
        }
      />
      {needs.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={t('doneTitle')}>
          {t('doneText')}
        </EmptyState>
      ) : null}
      {needs.map(({ title, lines, more }) => (
        <DayLines
          key={title}
          title={title}
          count={count(lines)}
          lines={lines.slice(0, most)}
          more={more && lines.length > most ? { href: more, label: t('showAll') } : undefined}
        />
      ))}
      {going.map(({ title, lines, more }) => (
        <DayLines
          key={title}
          title={title}
          count={more ? undefined : count(lines)}
          lines={lines.slice(0, most)}
          more={more ? { href: more, label: t('showAll') } : undefined}
        />
      ))}
    </div>
  );
}
