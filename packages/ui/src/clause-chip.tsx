'use client';

import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';

interface ClauseChipProps {
  /** `3.2`, `Bilaga 4`. */
  clause: string;
  /** What the chip opens, said to those who hear the page. */
  label: string;
  title: ReactNode;
  children: ReactNode;
  /** A link to where there is more of it. */
  more?: ReactNode;
}

/** A clause's number; opens the duty's own text in place. */
export function ClauseChip({ clause, label, title, children, more }: ClauseChipProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={label}
        className="inline-flex h-6 min-w-6 items-center justify-center rounded-[5px] border border-line bg-surface px-1.5 text-ink-2 text-label hover:border-control hover:text-ink"
      >
        {clause}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" collisionPadding={16}>
          <Popover.Popup className="z-50 flex max-w-80 flex-col gap-1 rounded-control border border-line bg-surface p-4 shadow-float">
            <Popover.Title className="font-bold text-body">{title}</Popover.Title>
            <Popover.Description className="text-ink-2 text-table">{children}</Popover.Description>
            {more ? <p className="pt-1 text-table">{more}</p> : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
