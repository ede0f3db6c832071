import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface TimelineItem {
  id: string;
  time: ReactNode;
  icon: ReactNode;
  tone?: 'neutral' | 'ok' | 'bad';
  title: ReactNode;
  detail?: ReactNode;
  /** Planned: dashed. */
  future?: boolean;
  /** Stands above this item: a day, "earlier". */
  heading?: ReactNode;
}

const tones = {
  neutral: 'bg-sunken text-ink-2',
  ok: 'bg-ok-fill text-ok',
  bad: 'bg-bad-fill text-bad',
} as const;

/** What happened, in the order given; the future is dashed. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="flex flex-col text-table">
      {items.map((item, index) => {
        const next = items[index + 1];
        return (
          <li key={item.id}>
            {item.heading ? <p className="py-1 font-medium text-ink-2">{item.heading}</p> : null}
            <div className="grid grid-cols-[88px_24px_minmax(0,1fr)] gap-x-2.5">
              <span className="tabular pt-0.5 text-ink-2">{item.time}</span>
              <span className="relative flex justify-center">
                <span
                  aria-hidden="true"
                  className={classNames(
                    'z-10 flex size-6 items-center justify-center rounded-pill [&_svg]:size-3.5',
                    item.future
                      ? 'border border-control border-dashed bg-surface text-ink-2'
                      : tones[item.tone ?? 'neutral'],
                  )}
                >
                  {item.icon}
                </span>
                {next && !next.heading ? (
                  <span
                    aria-hidden="true"
                    className={classNames(
                      'absolute top-6 bottom-0 border-line border-l',
                      item.future && 'border-dashed',
                    )}
                  />
                ) : null}
              </span>
              <span className="flex flex-col pt-0.5 pb-4">
                <span className="font-medium">{item.title}</span>
                {item.detail ? <span className="text-ink-2">{item.detail}</span> : null}
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
