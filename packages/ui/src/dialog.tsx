'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonLooks } from './button.tsx';

const backdrop = 'fixed inset-0 z-40 bg-[oklch(0.2_0.02_245/0.45)]';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  children?: ReactNode;
  /** Buttons, the decisive one last. */
  actions?: ReactNode;
}

/** Asks or shows one thing; focus stays inside and returns to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  children,
  actions,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup className="fixed top-[14vh] left-1/2 z-50 flex max-h-[80vh] w-[min(480px,calc(100vw-32px))] -translate-x-1/2 flex-col gap-4 overflow-y-auto rounded-[12px] border border-line bg-surface p-6 text-ink shadow-float">
          <div className="flex items-start justify-between gap-4">
            <div className="flex flex-col gap-1">
              <Base.Title className="font-bold text-lead">{title}</Base.Title>
              {description ? <Base.Description className="text-ink-2">{description}</Base.Description> : null}
            </div>
            <Base.Close aria-label={closeLabel} className={buttonLooks({ variant: 'quiet', size: 'icon' })}>
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
          {actions ? <div className="flex flex-wrap justify-end gap-2">{actions}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  trigger: ReactNode;
  triggerLabel: string;
  head: ReactNode;
  children: ReactNode;
}

/** From the left edge: the navigation on small screens. */
export function Drawer({
  open,
  onOpenChange,
  title,
  closeLabel,
  trigger,
  triggerLabel,
  head,
  children,
}: DrawerProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger aria-label={triggerLabel} className={buttonLooks({ variant: 'quiet', size: 'icon' })}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup className="fixed inset-y-0 left-0 z-50 flex w-[min(320px,88vw)] flex-col gap-3 overflow-y-auto border-line border-r bg-canvas p-3 text-ink">
          <div className="flex items-center justify-between gap-2">
            <Base.Title className="sr-only">{title}</Base.Title>
            <div className="min-w-0 flex-1">{head}</div>
            <Base.Close aria-label={closeLabel} className={buttonLooks({ variant: 'quiet', size: 'icon' })}>
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
