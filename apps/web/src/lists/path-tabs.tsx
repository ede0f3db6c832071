'use client';

import { TabRow, tabLooks } from '@ringratt/ui';
import { Link, usePathname } from '@/i18n/navigation';

/** The parts of one object, each with an address of its own. The first is the object's own page. */
export function PathTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; label: string; count?: string }[];
}) {
  const pathname = usePathname();
  const here = tabs.findLast((tab) => pathname === tab.href || pathname.startsWith(`${tab.href}/`));
  return (
    <TabRow label={label}>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <Link href={tab.href} aria-current={tab === here ? 'page' : undefined} className={tabLooks}>
            {tab.label}
            {tab.count ? <span className="tabular font-normal text-ink-2">{tab.count}</span> : null}
          </Link>
        </li>
      ))}
    </TabRow>
  );
}
