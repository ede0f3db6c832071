import type { CampaignRow } from '@ringratt/services';
import { PageHead, Section } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AssignmentStatus } from '@/assignments/assignment-status';
import { CampaignStatus } from '@/campaigns/campaign-status';
import { ListStatus } from '@/contact-lists/list-status';
import { period } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { LiveRefresh } from '@/live/live-refresh';
import { currentMembership } from '@/session/acting';
import { portal } from '@/session/portal';

interface Line {
  id: string;
  href: string;
  title: string;
  detail: ReactNode;
  status: ReactNode;
}

/** What needs me today: first what waits for an answer, then what runs. */
export default async function OverviewPage() {
  const [t, locale, membership, call] = await Promise.all([
    getTranslations('overview'),
    getLocale(),
    currentMembership(),
    portal(),
  ]);
  const readsLists = membership?.role !== 'agentLead';
  const [campaigns, assignments, lists] = await Promise.all([
    membership?.isPrincipal ? call.campaigns.list({ limit: 200 }) : null,
    membership?.isContactCenter ? call.assignments.list({ limit: 200 }) : null,
    membership?.isPrincipal && readsLists ? call.contactLists.list({ limit: 20 }) : null,
  ]);
  const campaignLine = (campaign: CampaignRow): Line => ({
    id: campaign.id,
    href: `/campaigns/${campaign.id}`,
    title: campaign.name,
    detail: period(campaign.startsOn, campaign.endsOn, locale),
    status: <CampaignStatus state={campaign.state} />,
  });
  const inState = (state: CampaignRow['state']) =>
    (campaigns?.items ?? []).filter((row) => row.state === state).map(campaignLine);
  const assignmentLines = (states: readonly string[]) =>
    (assignments?.items ?? [])
      .filter((row) => states.includes(row.state))
      .map(
        (row): Line => ({
          id: row.id,
          href: `/assignments/${row.id}`,
          title: row.campaign.name,
          detail: row.principal.name,
          status: <AssignmentStatus state={row.state} />,
        }),
      );
  const groups = [
    { title: t('invitations'), lines: assignmentLines(['invited', 'accepted']) },
    {
      title: t('lists'),
      lines: (lists?.items ?? [])
        .filter((list) => !['planned', 'undone'].includes(list.state))
        .map(
          (list): Line => ({
            id: list.id,
            href: `/contact-lists/${list.id}`,
            title: list.name,
            detail: list.addressSource,
            status: <ListStatus state={list.state} />,
          }),
        ),
    },
    { title: t('paused'), lines: inState('paused') },
    { title: t('calling'), lines: [...inState('live'), ...assignmentLines(['live'])] },
    { title: t('drafts'), lines: inState('draft') },
  ].filter((group) => group.lines.length > 0);
  return (
    <div className="flex max-w-4xl flex-col gap-7 pt-3">
      <LiveRefresh seconds={15} />
      <PageHead title={t('title')} />
      {groups.length === 0 ? <p className="text-ink-2">{t('nothing')}</p> : null}
      {groups.map((group) => (
        <Section key={group.title} title={group.title} beside={String(group.lines.length)}>
          <ul className="border-line border-t">
            {group.lines.map((line) => (
              <li
                key={line.id}
                className="relative grid min-h-[50px] grid-cols-[minmax(0,1fr)_auto] items-center gap-4 border-line border-b py-1.5 hover:bg-sunken"
              >
                <span className="flex min-w-0 flex-col">
                  <Link
                    href={line.href}
                    className="truncate font-medium text-table after:absolute after:inset-0"
                  >
                    {line.title}
                  </Link>
                  <span className="truncate text-ink-2 text-table">{line.detail}</span>
                </span>
                {line.status}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
