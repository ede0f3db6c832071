import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A row of links to the parts of one object; the page's own is marked. */
export function TabRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      // Scrolled behind an edge that leaves room for what marks the focus; the line itself ends where the page's others do.
      className="-mx-1 overflow-x-auto px-1"
    >
      <ul className="flex w-max min-w-full gap-6 border-line border-b">{children}</ul>
    </nav>
  );
}

/** The looks of a link in a `TabRow`. */
export const tabLooks = classNames(
  'flex h-10 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-ink-2 text-table hover:text-ink',
  'aria-[current=page]:border-accent aria-[current=page]:font-bold aria-[current=page]:text-ink',
);

/** A few links that are views of one thing, side by side. */
export function Segments({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex overflow-hidden rounded-control border border-line shadow-raised">
      {children}
    </nav>
  );
}

export const segmentLooks = classNames(
  'flex h-[30px] items-center border-line border-l px-3 text-table first:border-l-0',
  'bg-sunken text-ink-2 hover:text-ink aria-[current=true]:bg-surface aria-[current=true]:font-medium aria-[current=true]:text-ink',
  'focus-visible:-outline-offset-2',
);
