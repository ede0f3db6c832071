'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleCheck, OctagonX, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { buttonLooks } from './button.tsx';
import { classNames } from './class-names.ts';

type Receipts = ReturnType<typeof Base.createToastManager>;

/** Receipts of their own, shown by their own region. */
export const createReceipts = (): Receipts => Base.createToastManager();

/** Those of the page: whatever is done in it is told where the shell shows them. */
const pageReceipts = createReceipts();

export interface Receipt {
  /** What it is about: a later receipt of the same takes the place of the one before, and of its way back. */
  subject?: string;
  title: ReactNode;
  detail?: ReactNode;
  /** What was refused is said at once and stays until it is closed. */
  tone?: 'done' | 'refused';
  /** The way back, where there is one. */
  undo?: { label: string; onUndo: () => void };
}

/** Says that something was done, over whatever page comes next. */
export function notify(
  { subject, title, detail, tone = 'done', undo }: Receipt,
  receipts: Receipts = pageReceipts,
): void {
  let taken = false;
  const id = receipts.add({
    ...(subject && { id: subject }),
    title,
    type: tone,
    priority: tone === 'refused' ? 'high' : 'low',
    timeout: tone === 'refused' ? 0 : undo ? 20_000 : 6_000,
    description: detail,
    // Named where there is none too: what took its place keeps nothing of it.
    actionProps: undo
      ? {
          children: undo.label,
          onClick: () => {
            // It fades for a moment, in which a second click still reaches it.
            if (taken) return;
            taken = true;
            receipts.close(id);
            undo.onUndo();
          },
        }
      : undefined,
  });
}

/**
 * Where receipts appear. F6 leads to them; the time stands still while one is read or holds the focus. The region has
 * its place after the page and stays in sight above its end: whatever a receipt lies over can be scrolled out from
 * under it, and what takes the focus is.
 */
export function ToastRegion({
  label,
  closeLabel,
  receipts = pageReceipts,
}: {
  /** The region's name; says the key that leads to it. */
  label: string;
  closeLabel: string;
  receipts?: Receipts;
}) {
  return (
    <Base.Provider toastManager={receipts} limit={4}>
      <Base.Viewport
        aria-label={label}
        className="sticky bottom-2 z-35 mx-4 flex w-[min(360px,100%-32px)] flex-col-reverse self-end print:hidden"
      >
        <Shown closeLabel={closeLabel} />
      </Base.Viewport>
    </Base.Provider>
  );
}

/** A receipt asks nothing and holds nobody. */
const noDialog = { role: 'group', 'aria-modal': undefined } as const;

function Shown({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Base.useToastManager();
  const height = toasts.reduce((sum, toast) => sum + (toast.height ?? 0), 0);
  useEffect(() => {
    if (height === 0) return;
    const { style } = document.documentElement;
    style.scrollPaddingBottom = `${height + 24}px`;
    return () => {
      style.scrollPaddingBottom = '';
    };
  }, [height]);
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={[]}
      {...noDialog}
      className="mb-2 rounded-control border border-line bg-surface text-ink shadow-float transition-opacity duration-200 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
    >
      <Base.Content className="flex items-start gap-2.5 py-2 pr-2 pl-3.5">
        {toast.type === 'refused' ? (
          <OctagonX aria-hidden="true" className="mt-2 size-4 shrink-0 text-bad" />
        ) : (
          <CircleCheck aria-hidden="true" className="mt-2 size-4 shrink-0 text-ok" />
        )}
        <div className="flex min-w-0 flex-1 flex-col py-1.5 [overflow-wrap:anywhere]">
          <Base.Title render={<p />} className="font-medium text-table" />
          <Base.Description className="text-ink-2 text-table" />
        </div>
        <Base.Action
          className={classNames(buttonLooks({ variant: 'quiet' }), 'text-accent hover:text-accent')}
        />
        <Base.Close
          aria-label={closeLabel}
          // Nothing is stacked away here, so nothing of it is hidden from those who hear the page.
          aria-hidden={false}
          className={buttonLooks({ variant: 'quiet', size: 'icon' })}
        >
          <X aria-hidden="true" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
