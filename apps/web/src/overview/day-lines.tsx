import { buttonLooks, Section } from '@ringratt/ui';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';

export interface DayLine {
  id: string;
  href: string;
  title: ReactNode;
  detail: ReactNode;
  status?: ReactNode;
}

/** One kind of thing that waits: its lines lead to the act, and what is not shown is counted. */
export function DayLines({
  title,
  lines,
  more,
  count,
}: {
  title: string;
  lines: readonly DayLine[];
  /** Where all of them are. */
  more?: { href: string; label: string } | undefined;
  count?: string | undefined;
}) {
  return (
    <Section
      title={title}
      beside={count}
      action={
        more ? (
          <Link href={more.href} className={buttonLooks({ variant: 'quiet', size: 'small' })}>
            {more.label}
          </Link>
        ) : null
      }
    >
      <ul className="border-line border-t">
        {lines.map((line) => (
          <li
            key={line.id}
            className="relative grid min-h-[50px] grid-cols-[minmax(0,1fr)_auto] items-center gap-4 border-line border-b py-1.5 hover:bg-sunken max-sm:grid-cols-1 max-sm:gap-1"
          >
            <span className="flex min-w-0 flex-col">
              <Link href={line.href} className="truncate font-medium text-table after:absolute after:inset-0">
                {line.title}
              </Link>
              <span className="truncate text-ink-2 text-table">{line.detail}</span>
            </span>
            {line.status}
          </li>
        ))}
      </ul>
    </Section>
  );
}
