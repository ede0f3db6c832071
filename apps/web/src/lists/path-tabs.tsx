'use client';

import { TabRow, tabLooks } from '@ringratt/ui';
import { Link, usePathname } from '@/i18n/navigation';

/** On a narrow screen the row is scrolled to the page's own tab; the page itself stays where it is. */
function intoSight(tab: HTMLAnchorElement | null): void {
  const row = tab?.closest('nav');
  if (!tab || !row) return;
  const [inner, outer] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}

/** The parts of one object, each with an address of its own. The first is the object's own page. */
export function PathTabs({
  label,
  tabs,
}: {
  label: string;
  /** `covers` names pages elsewhere that are the tab's too. */
  tabs: readonly { href: string; label: string; count?: string; covers?: string }[];
}) {
  const pathname = usePathname();
  const here = tabs.findLast(
    (tab) => pathname === tab.href || pathname.startsWith(`${tab.href}/`) || pathname === tab.covers,
  );
  return (
    <TabRow label={label}>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <Link
            ref={tab === here ? intoSight : undefined}
            href={tab.href}
            aria-current={tab === here ? 'page' : undefined}
            className={tabLooks}
          >
            {tab.label}
            {tab.count ? <span className="tabular font-normal text-ink-2">{tab.count}</span> : null}
          </Link>
        </li>
      ))}
    </TabRow>
  );
}
