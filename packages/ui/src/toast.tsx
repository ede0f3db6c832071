'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleCheck, OctagonX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonLooks } from './button.tsx';

type Receipts = ReturnType<typeof Base.createToastManager>;

/** Receipts of their own, shown by their own region. */
export const createReceipts = (): Receipts => Base.createToastManager();

/** Those of the page: whatever is done in it is told where the shell shows them. */
const pageReceipts = createReceipts();

export interface Receipt {
  title: ReactNode;
  detail?: ReactNode;
  /** What was refused is said at once and stays until it is closed. */
  tone?: 'done' | 'refused';
  /** The way back, where there is one. */
  undo?: { label: string; onUndo: () => void };
}

/** Says that something was done, over whatever page comes next. */
export function notify(
  { title, detail, tone = 'done', undo }: Receipt,
  receipts: Receipts = pageReceipts,
): void {
  const id = receipts.add({
    title,
    type: tone,
    priority: tone === 'refused' ? 'high' : 'low',
    timeout: tone === 'refused' ? 0 : undo ? 20_000 : 6_000,
    ...(detail ? { description: detail } : {}),
    ...(undo && {
      actionProps: {
        children: undo.label,
        onClick: () => {
          receipts.close(id);
          undo.onUndo();
        },
      },
    }),
  });
}

/** Where receipts appear. F6 leads to them; the time stands still while one is read or holds the focus. */
export function ToastRegion({
  closeLabel,
  receipts = pageReceipts,
}: {
  closeLabel: string;
  receipts?: Receipts;
}) {
  return (
    <Base.Provider toastManager={receipts} limit={4}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(360px,calc(100vw-32px))] flex-col-reverse gap-2 sm:right-6 sm:bottom-6 print:hidden">
          <Shown closeLabel={closeLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Shown({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={[]}
      className="rounded-control border border-line bg-surface text-ink shadow-float transition-opacity duration-200 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
    >
      <Base.Content className="flex items-start gap-2.5 py-2 pr-2 pl-3.5">
        {toast.type === 'refused' ? (
          <OctagonX aria-hidden="true" className="mt-2 size-4 shrink-0 text-bad" />
        ) : (
          <CircleCheck aria-hidden="true" className="mt-2 size-4 shrink-0 text-ok" />
        )}
        <div className="flex min-w-0 flex-1 flex-col py-1.5">
          <Base.Title render={<p />} className="font-medium text-table" />
          <Base.Description className="text-ink-2 text-table" />
        </div>
        <Base.Action className={buttonLooks({ variant: 'quiet' })} />
        <Base.Close aria-label={closeLabel} className={buttonLooks({ variant: 'quiet', size: 'icon' })}>
          <X aria-hidden="true" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
