import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** Where the page lies; the last part is the page itself. */
export function Breadcrumbs({ label, parts }: { label: string; parts: readonly ReactNode[] }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-table">
        {parts.map((part, index) => (
          <Fragment key={index}>
            {index > 0 ? <ChevronRight aria-hidden="true" className="size-3.5 text-ink-3" /> : null}
            <li
              className={
                index === parts.length - 1
                  ? 'font-medium text-ink'
                  : '[&_a:hover]:text-ink [&_a:hover]:underline'
              }
              aria-current={index === parts.length - 1 ? 'page' : undefined}
            >
              {part}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

interface PageHeadProps {
  title: ReactNode;
  /** Beside the title: a status, a count. */
  beside?: ReactNode;
  /** Under it, in one row: parties, period. */
  facts?: readonly ReactNode[];
  actions?: ReactNode;
  className?: string;
}

export function PageHead({ title, beside, facts, actions, className }: PageHeadProps) {
  return (
    <header
      className={classNames(
        'flex flex-wrap items-start justify-between gap-x-6 gap-y-3 lg:flex-nowrap',
        className,
      )}
    >
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 font-bold text-title [overflow-wrap:anywhere]">{title}</h1>
          {beside}
        </div>
        {facts && facts.length > 0 ? (
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-table">
            {facts.map((fact, index) => (
              <li key={index} className="inline-flex items-center gap-1.5 [&_svg]:size-4 [&_svg]:shrink-0">
                {fact}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {actions ? (
        <div data-acts="" className="flex flex-wrap gap-2 lg:max-w-3/5 lg:shrink-0 lg:justify-end">
          {actions}
        </div>
      ) : null}
    </header>
  );
}

/** A titled part of a page. */
export function Section({
  id,
  title,
  beside,
  action,
  children,
  className,
}: {
  /** What a link leads to. */
  id?: string;
  title: ReactNode;
  beside?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section id={id} className={classNames('flex min-w-0 scroll-mt-16 flex-col gap-3', className)}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="flex items-baseline gap-3 font-bold text-body">
          {title}
          {beside ? <span className="font-normal text-ink-2 text-table">{beside}</span> : null}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** What will be here and the first thing to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 border-line border-y py-10">
      {icon ? (
        <span
          aria-hidden="true"
          className="flex size-10 items-center justify-center rounded-pill bg-soft text-accent [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <div className="flex max-w-xl flex-col gap-1">
        <p className="font-bold text-lead">{title}</p>
        {children ? <div className="text-ink-2">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}

/** Above everything, in ink: the demo's clock, an audit under way. */
export function Banner({
  icon,
  children,
  action,
  label,
}: {
  icon?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  label: string;
}) {
  return (
    <aside
      aria-label={label}
      className="flex min-h-8 flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-banner px-4 py-1.5 text-label text-on-banner"
    >
      <span className="inline-flex items-center gap-2 [&_svg]:size-4">
        {icon}
        <span>{children}</span>
      </span>
      {action}
    </aside>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[5px] border border-line bg-sunken px-1 font-sans text-ink-2 text-label">
      {children}
    </kbd>
  );
}

/** A person, by initials. */
export function Avatar({ name }: { name: string }) {
  const initials = name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part[0]!)
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-pill bg-soft font-bold text-[0.625rem] text-accent"
    >
      {initials}
    </span>
  );
}

/** Names and values, one a row. */
export function Facts({
  rows,
  className,
}: {
  rows: readonly { name: ReactNode; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={classNames('flex flex-col gap-2 text-table', className)}>
      {rows.map((row, index) => (
        <div key={index} className="flex items-baseline justify-between gap-4">
          <dt className="text-ink-2">{row.name}</dt>
          <dd className="text-right text-ink">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('skeleton block h-4 w-full', className)} />;
}
