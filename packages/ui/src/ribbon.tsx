import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface RibbonPart {
  from: number;
  to: number;
  tone: 'free' | 'hindered' | 'closed' | 'past' | 'no' | 'yes';
  /** Stands in the part where there is room, and names it. */
  label: string;
  shown?: boolean;
}

export interface RibbonLane {
  id: string;
  label: string;
  note?: string;
  strong?: boolean;
  parts: readonly RibbonPart[];
}

interface RibbonProps {
  from: number;
  to: number;
  /** Days above, clock times under them, each at its place. */
  days: readonly { at: number; label: string; short: string }[];
  ticks: readonly { at: number; label: string }[];
  /** Short strokes in every lane: what happened. */
  marks: readonly number[];
  markWord: string;
  now: { at: number; label: string };
  lanes: readonly RibbonLane[];
}

const tones = {
  free: 'bg-ok-fill',
  hindered: 'bg-bad-band',
  closed: 'hatched',
  past: 'bg-sunken',
  no: 'bg-bad-solid text-on-solid',
  yes: 'bg-ok-solid text-on-solid',
} as const;

/** Time as lanes: one for each thing that hinders, one for all together. */
export function Ribbon({ from, to, days, ticks, marks, markWord, now, lanes }: RibbonProps) {
  const place = (at: number) => `${(Math.min(Math.max((at - from) / (to - from), 0), 1) * 100).toFixed(3)}%`;
  const width = (start: number, end: number) =>
    `${((Math.max(0, Math.min(end, to) - Math.max(start, from)) / (to - from)) * 100).toFixed(3)}%`;
  const inView = (at: number) => at >= from && at <= to;
  return (
    <div className="grid grid-cols-[minmax(84px,auto)_minmax(0,1fr)_auto] items-center gap-x-3 text-label">
      <span />
      <div aria-hidden="true" className="relative h-9">
        {days
          .filter((day) => inView(day.at))
          .map((day) => (
            <span
              key={day.at}
              className="absolute top-0 whitespace-nowrap font-medium text-ink-2"
              style={{ left: place(day.at) }}
            >
              <span className="max-sm:hidden">{day.label}</span>
              <span className="sm:hidden">{day.short}</span>
            </span>
          ))}
        {ticks
          .filter((tick) => inView(tick.at))
          .map((tick, index) => (
            <span
              key={tick.at}
              className={classNames(
                'tabular absolute top-[18px] -translate-x-1/2 whitespace-nowrap text-ink-2',
                index % 2 === 1 && 'max-sm:hidden',
              )}
              style={{ left: place(tick.at) }}
            >
              {tick.label}
            </span>
          ))}
      </div>
      <span />
      {lanes.map((lane, index) => (
        <Lane key={lane.id} lane={lane} last={index === lanes.length - 1}>
          {lane.parts.map((part) => (
            <span
              key={`${part.from}${part.tone}`}
              className={classNames(
                'absolute inset-y-0 flex items-center justify-center overflow-hidden whitespace-nowrap font-bold text-[0.6875rem] first:rounded-l-cell last:rounded-r-cell',
                tones[part.tone],
              )}
              style={{ left: place(part.from), width: width(part.from, part.to) }}
            >
              {part.shown ? <span className="truncate px-1.5">{part.label}</span> : null}
            </span>
          ))}
          {marks.filter(inView).map((mark) => (
            <span key={mark} className="absolute -inset-y-px w-0.5 bg-ink" style={{ left: place(mark) }} />
          ))}
          {inView(now.at) ? (
            <span className="-inset-y-2 absolute w-0.5 bg-accent" style={{ left: place(now.at) }} />
          ) : null}
        </Lane>
      ))}
      <span />
      <div aria-hidden="true" className="relative h-6 pt-1">
        {inView(now.at) ? (
          <span
            className="-translate-x-1/2 absolute whitespace-nowrap font-bold text-accent"
            style={{ left: `clamp(2.5rem, ${place(now.at)}, calc(100% - 2.5rem))` }}
          >
            {now.label}
          </span>
        ) : null}
        {marks.some(inView) ? (
          <span className="absolute right-0 inline-flex items-center gap-1.5 text-ink-2 max-sm:hidden">
            <span className="h-3 w-0.5 bg-ink" />
            {markWord}
          </span>
        ) : null}
      </div>
      <span />
    </div>
  );
}

function Lane({ lane, last, children }: { lane: RibbonLane; last: boolean; children: ReactNode }) {
  const said = `${lane.label}: ${lane.parts.map((part) => part.label).join(', ')}`;
  return (
    <>
      <span className={lane.strong ? 'font-bold' : 'text-ink-2'}>{lane.label}</span>
      <div
        role="img"
        aria-label={said}
        className={classNames('relative my-1.5', lane.strong ? 'h-6' : 'h-3.5', last && 'mt-2')}
      >
        {children}
      </div>
      <span className="text-ink-3">{lane.note}</span>
    </>
  );
}
