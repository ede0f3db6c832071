'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { classNames } from './class-names.ts';

export interface PaletteItem {
  id: string;
  group: string;
  icon?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  items: readonly PaletteItem[];
  onChoose: (item: PaletteItem) => void;
  /** What stands where nothing was found. */
  empty: ReactNode;
  /** How many were found, for those who hear the page. */
  count: string;
}

/** One field that goes anywhere: arrows move, Enter goes, Escape closes. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onOpenChange, title, placeholder, query, onQueryChange, items, onChoose, empty, count } =
    props;
  const list = useId();
  const [active, setActive] = useState(0);
  useEffect(() => setActive(0), [query, items.length]);
  const current = items[Math.min(active, items.length - 1)];
  const optionId = (item: PaletteItem) => `${list}-${item.id}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      setActive((active + step + items.length) % items.length);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      onChoose(current);
    }
  };
  useEffect(() => {
    if (current) document.getElementById(`${list}-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, list]);

  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_245/0.45)]" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[min(600px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-[12px] border border-line bg-surface text-ink shadow-float">
          <Base.Title className="sr-only">{title}</Base.Title>
          <div className="flex items-center gap-2.5 border-line border-b px-4">
            <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
            <input
              type="text"
              role="combobox"
              aria-expanded="true"
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={current ? optionId(current) : undefined}
              aria-label={title}
              placeholder={placeholder}
              value={query}
              onChange={(event) => onQueryChange(event.target.value)}
              onKeyDown={onKeyDown}
              autoComplete="off"
              spellCheck={false}
              className="h-13 w-full bg-transparent text-lead outline-none focus-visible:shadow-none"
            />
          </div>
          <p role="status" className="sr-only">
            {count}
          </p>
          <div id={list} role="listbox" aria-label={title} className="min-h-0 overflow-y-auto p-1.5">
            {items.map((item, index) => (
              <div key={item.id} role="presentation">
                {item.group !== items[index - 1]?.group ? (
                  <p role="presentation" className="px-2.5 pt-2.5 pb-1 font-medium text-ink-3 text-label">
                    {item.group}
                  </p>
                ) : null}
                {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option. */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys. */}
                <div
                  id={optionId(item)}
                  role="option"
                  aria-selected={item === current}
                  onClick={() => onChoose(item)}
                  onPointerMove={() => setActive(index)}
                  className={classNames(
                    'flex cursor-pointer items-center gap-3 rounded-control px-2.5 py-2 text-table [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-3',
                    item === current && 'bg-soft',
                  )}
                >
                  {item.icon}
                  <span className="min-w-0 flex-1 truncate font-medium">{item.title}</span>
                  {item.detail ? <span className="shrink-0 text-ink-2 text-label">{item.detail}</span> : null}
                </div>
              </div>
            ))}
          </div>
          {items.length === 0 ? <div className="px-4 pb-5 text-ink-2">{empty}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
