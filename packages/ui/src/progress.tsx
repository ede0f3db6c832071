import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ProgressPart {
  id: string;
  label: string;
  value: number;
  /** The value as the page writes numbers. */
  shown: string;
  fill: 'strong' | 'medium' | 'light' | 'hatched';
}

const fills = {
  strong: 'bg-scale-5',
  medium: 'bg-scale-4',
  light: 'bg-scale-2',
  hatched: 'hatched border border-line',
} as const;

/** A whole in its parts, in one row; the legend says the same in words and figures. */
export function SegmentedProgress({ parts, label }: { parts: readonly ProgressPart[]; label: string }) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <div className="flex flex-col gap-2.5">
      <div
        role="img"
        aria-label={`${label}: ${parts.map((part) => `${part.label} ${part.shown}`).join(', ')}`}
        className="flex h-2 gap-px overflow-hidden rounded-cell bg-sunken"
      >
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span
              key={part.id}
              className={fills[part.fill]}
              style={{ width: `${(part.value / whole) * 100}%` }}
            />
          ))}
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-table">
        {parts.map((part) => (
          <li key={part.id} className="flex items-center gap-2">
            <span aria-hidden="true" className={classNames('size-2.5 rounded-[3px]', fills[part.fill])} />
            <span className="text-ink-2">{part.label}</span>
            <span className="tabular font-medium">{part.shown}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Work under way: a bar and words that count. */
export function WorkProgress({
  value,
  max,
  label,
  children,
}: {
  value: number;
  max: number;
  label: string;
  children?: ReactNode;
}) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div className="flex flex-col gap-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-2 overflow-hidden rounded-cell bg-scale-1"
      >
        <span
          className="block h-full rounded-cell bg-scale-5 transition-[width] duration-500"
          style={{ width: `${share * 100}%` }}
        />
      </div>
      {children ? (
        <p aria-live="polite" className="tabular text-ink-2 text-table">
          {children}
        </p>
      ) : null}
    </div>
  );
}
