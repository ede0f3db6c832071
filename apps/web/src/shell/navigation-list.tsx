'use client';

import { classNames } from '@ringratt/ui';
import {
  AlarmClock,
  ArrowLeftRight,
  Blocks,
  BookOpen,
  ChartColumn,
  CircleUserRound,
  Eye,
  Handshake,
  Headset,
  History,
  Inbox,
  KeyRound,
  LayoutGrid,
  Link2,
  type LucideIcon,
  Megaphone,
  MessageSquareWarning,
  MonitorSmartphone,
  PhoneCall,
  PhoneIncoming,
  PhoneOutgoing,
  ScanEye,
  ScrollText,
  Settings,
  Shield,
  ShieldBan,
  ShoppingBag,
  Tag,
  TriangleAlert,
  Users,
  UsersRound,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';
import type { EntryGroup, EntryIcon } from './entries';

export const entryIcons: Record<EntryIcon, LucideIcon> = {
  overview: LayoutGrid,
  agents: Headset,
  policies: Shield,
  callerNumbers: PhoneIncoming,
  complaints: MessageSquareWarning,
  mailbox: Inbox,
  reports: ChartColumn,
  help: BookOpen,
  audits: Eye,
  opened: History,
  auditors: ScanEye,
  account: CircleUserRound,
  campaigns: Megaphone,
  assignments: Megaphone,
  parts: PhoneCall,
  numbers: PhoneOutgoing,
  obligations: AlarmClock,
  sales: ShoppingBag,
  incidents: TriangleAlert,
  suppressions: ShieldBan,
  audit: Link2,
  contactLists: Users,
  offers: Tag,
  scripts: ScrollText,
  responsibility: Handshake,
  apiKeys: KeyRound,
  requests: ArrowLeftRight,
  people: UsersRound,
  sessions: MonitorSmartphone,
  components: Blocks,
  settings: Settings,
};

/** The list is taller than many a window: where one is stands in sight. */
const intoSight = (entry: HTMLAnchorElement | null) => entry?.scrollIntoView({ block: 'nearest' });

export function NavigationList({ groups }: { groups: readonly EntryGroup[] }) {
  const t = useTranslations('nav');
  const pathname = usePathname();
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group.title ?? ''} className="flex flex-col">
          {group.title ? (
            <p className="px-2 pb-1 font-medium text-ink-3 text-label">{t(group.title)}</p>
          ) : null}
          <ul className="flex flex-col">
            {group.entries.map(({ name, href, under = href }) => {
              const here =
                href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${under}/`);
              const Icon = entryIcons[name];
              return (
                <li key={href}>
                  <Link
                    ref={here ? intoSight : undefined}
                    href={href}
                    aria-current={here ? 'page' : undefined}
                    className={classNames(
                      'flex h-[30px] items-center gap-2.5 rounded-control px-2 text-table max-lg:h-10',
                      here
                        ? 'bg-[color-mix(in_srgb,var(--canvas),var(--ink)_5%)] font-medium text-ink'
                        : 'text-ink-2 hover:bg-[color-mix(in_srgb,var(--canvas),var(--ink)_4%)] hover:text-ink',
                    )}
                  >
                    <Icon
                      aria-hidden="true"
                      className={classNames('size-4 shrink-0', here ? 'text-accent' : 'text-ink-3')}
                    />
                    {t(name)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}
