import { CircleCheck, CircleHelp, Clock, Minus, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type StatusTone = 'ok' | 'waiting' | 'bad' | 'unknown' | 'none' | 'neutral';

const icons = {
  ok: CircleCheck,
  waiting: Clock,
  bad: OctagonX,
  unknown: CircleHelp,
  none: Minus,
  neutral: null,
} as const;
const colors = {
  ok: 'text-ok',
  waiting: 'text-warn',
  bad: 'text-bad',
  unknown: 'text-ink-2',
  none: 'text-ink-3',
  neutral: 'text-ink-2',
} as const;
const fills = {
  ok: 'bg-ok-fill',
  waiting: 'bg-warn-fill',
  bad: 'bg-bad-fill',
  unknown: 'bg-sunken',
  none: 'bg-sunken',
  neutral: 'bg-sunken',
} as const;

interface StatusProps {
  tone: StatusTone;
  children: ReactNode;
  /** In place of the tone's own symbol. */
  icon?: ReactNode;
  /** On a fill, beside a title. */
  pill?: boolean;
}

/** A status is a symbol, a word and a color: each alone would do. */
export function Status({ tone, children, icon, pill = false }: StatusProps) {
  const Icon = icons[tone];
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap align-middle max-sm:whitespace-normal font-medium text-table [&_svg]:size-4 [&_svg]:shrink-0',
        colors[tone],
        pill && `rounded-pill px-2.5 py-0.5 ${fills[tone]}`,
      )}
    >
      {icon ?? (Icon ? <Icon aria-hidden="true" /> : null)}
      {children}
    </span>
  );
}
