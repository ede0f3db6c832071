'use client';

import { classNames, PartyMark } from '@ringratt/ui';
import { Circle, CircleCheck, Clock, Minus, OctagonX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Link, useRouter } from '@/i18n/navigation';
import { useKeyboard } from '@/keyboard/keyboard-context';
import { isSingleKey } from '@/keyboard/keys';
import { ownKeys } from '@/keyboard/lists';
import { DutyChip } from '@/rules/duty-chip';
import { actEvent } from './waive-obligation';

export interface ListedParty {
  side: 'principal' | 'contactCenter';
  name: string;
}

export interface ListedObligation {
  id: string;
  duty: string;
  title: string;
  subject: string;
  /** Time left, or how late it is. */
  left: string;
  due: string;
  look: 'breached' | 'soon' | 'open' | 'met' | 'waived';
  answers: readonly ListedParty[];
  /** The list with this one beside it. */
  href: string;
}

const looks = {
  breached: { icon: OctagonX, color: 'text-bad' },
  soon: { icon: Clock, color: 'text-warn' },
  open: { icon: Circle, color: 'text-ink-3' },
  met: { icon: CircleCheck, color: 'text-ok' },
  waived: { icon: Minus, color: 'text-ink-3' },
} as const;

/** Under this width the details lie below the list, too far to be seen: a row opens its own page instead. */
const besideFrom = '(width >= 64rem)';

/** What falls due, in groups: `j` and `k` browse, Enter opens, `e` acts. */
export function ObligationList({
  groups,
  selected,
}: {
  groups: readonly { title: string; count: string; bad: boolean; items: readonly ListedObligation[] }[];
  selected: string | null;
}) {
  const router = useRouter();
  const t = useTranslations('obligations');
  const { on } = useKeyboard();
  const items = groups.flatMap((group) => group.items);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!on || !isSingleKey(event)) return;
      const at = items.findIndex((item) => item.id === selected);
      const step = { j: 1, k: -1 }[event.key];
      const next = step === undefined ? undefined : items[at + step];
      if (next) router.replace(next.href, { scroll: false });
      else if (event.key === 'e') window.dispatchEvent(new Event(actEvent));
      else if (event.key === 'Enter' && selected && event.target === document.body)
        router.push(`/obligations/${selected}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [items, on, selected, router]);

  return (
    <div {...ownKeys} className="flex flex-col gap-5">
      {on ? <p className="sr-only">{t('shortcuts')}</p> : null}
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2 className="flex items-baseline gap-2 border-line border-b pb-2.5 font-bold text-table">
            {group.title}
            <span className="tabular font-normal text-ink-2">{group.count}</span>
          </h2>
          <ul>
            {group.items.map((item) => {
              const { icon: Icon, color } = looks[item.look];
              const here = item.id === selected;
              return (
                <li
                  key={item.id}
                  className={classNames(
                    'relative grid min-h-[50px] grid-cols-[16px_minmax(0,148px)_minmax(0,1fr)_auto_auto] items-center gap-x-3 border-line border-b py-1.5 max-sm:grid-cols-[16px_minmax(0,1fr)_auto]',
                    here
                      ? '-mx-3 rounded-control border-transparent bg-soft px-3 ring-2 ring-accent ring-inset'
                      : 'hover:bg-sunken',
                  )}
                >
                  <Icon aria-hidden="true" className={classNames('size-4', color)} />
                  <span className="flex flex-col text-table">
                    <span
                      className={classNames(
                        'font-medium',
                        item.look === 'breached' && 'text-bad',
                        item.look === 'soon' && 'text-warn',
                      )}
                    >
                      {item.left}
                    </span>
                    <span className="tabular text-ink-2 text-label">{item.due}</span>
                  </span>
                  <span className="flex min-w-0 flex-col text-table max-sm:col-span-2 max-sm:col-start-2">
                    <Link
                      href={item.href}
                      scroll={false}
                      aria-current={here ? 'true' : undefined}
                      className="truncate font-medium after:absolute after:inset-0"
                      onClick={(event) => {
                        if (event.metaKey || event.ctrlKey || window.matchMedia(besideFrom).matches) return;
                        event.preventDefault();
                        router.push(`/obligations/${item.id}`);
                      }}
                    >
                      {item.title}
                    </Link>
                    <span className="truncate text-ink-2 text-label">{item.subject}</span>
                  </span>
                  <span className="relative max-sm:col-start-3 max-sm:row-start-1">
                    <DutyChip duty={item.duty} />
                  </span>
                  <span className="flex gap-1 max-sm:hidden">
                    {item.answers.map((party) => (
                      <PartyMark
                        key={party.side}
                        shape={party.side === 'principal' ? 'square' : 'circle'}
                        letter={party.name.slice(0, 1).toUpperCase()}
                        label={party.name}
                      />
                    ))}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
