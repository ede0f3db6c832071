import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** A button's looks, also for links that look like one. */
export const buttonLooks = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control font-medium transition-colors disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--accent),var(--ink)_14%)]',
        secondary: 'border border-line bg-surface text-ink shadow-raised hover:bg-sunken',
        quiet: 'text-ink-2 hover:bg-sunken hover:text-ink',
        danger: 'border border-line bg-surface text-bad shadow-raised hover:bg-bad-fill',
      },
      size: {
        small: 'h-6 px-2 text-label',
        normal: 'h-8 px-3 text-table',
        large: 'h-12 px-5 text-lead',
        icon: 'size-8',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'normal' },
  },
);

export type ButtonLooks = VariantProps<typeof buttonLooks>;

interface ButtonProps extends ComponentProps<'button'>, ButtonLooks {
  /** Under way: keeps its place, takes no second click, and says so. */
  busy?: boolean;
}

export function Button({ variant, size, busy, className, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(buttonLooks({ variant, size }), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-4 animate-spin rounded-pill border-2 border-current border-t-transparent opacity-70"
    />
  );
}
