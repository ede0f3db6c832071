'use client';

import { buttonLooks, classNames, controlLooks, SelectBox } from '@ringratt/ui';
import { Search, X } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useTransition } from 'react';
import { Link, usePathname, useRouter } from '@/i18n/navigation';
import { DateFilter } from './date-filter';

interface Choice {
  name: string;
  label: string;
  /** What the list shows where nothing is chosen, if that is not everything. */
  unset?: string;
  options: readonly { value: string; label: string }[];
}

/** A list's filters. They live in the address, so that a view can be shared and found again. */
export function FilterBar({
  search,
  choices = [],
  dates = [],
}: {
  search?: { label: string };
  choices?: readonly Choice[];
  /** Days that bound the list. */
  dates?: readonly { name: string; label: string }[];
}) {
  const t = useTranslations();
  const id = useId();
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [, move] = useTransition();

  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    // Another filter is another list: its first page.
    next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    const query = next.toString();
    // The list as it was is a page back.
    move(() => router.push(query ? `${pathname}?${query}` : pathname, { scroll: false }));
  };
  const names = [...(search ? ['search'] : []), ...[...choices, ...dates].map(({ name }) => name)];
  const filtered = names.some((name) => params.get(name));

  return (
    <search className="min-w-0 max-w-full">
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          change('search', String(new FormData(event.currentTarget).get('search') ?? '').trim());
        }}
      >
        {search ? (
          <span className="relative flex items-center max-sm:w-full">
            <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 size-4 text-ink-3" />
            <input
              key={params.get('search')}
              id={`${id}-search`}
              name="search"
              type="search"
              aria-label={search.label}
              placeholder={search.label}
              data-filter=""
              defaultValue={params.get('search') ?? ''}
              className={classNames(controlLooks, 'w-60 pl-8 text-table max-sm:w-full')}
            />
          </span>
        ) : null}
        {choices.map((choice) => (
          <SelectBox
            key={choice.name}
            aria-label={choice.label}
            value={params.get(choice.name) ?? ''}
            onChange={(event) => change(choice.name, event.target.value)}
            className="w-auto max-w-full text-table"
          >
            <option value="">
              {choice.label}: {choice.unset ?? t('common.all')}
            </option>
            {choice.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </SelectBox>
        ))}
        {dates.map(({ name, label }) => (
          <DateFilter
            key={name}
            id={`${id}-${name}`}
            label={label}
            value={params.get(name) ?? ''}
            onChange={(day) => change(name, day)}
          />
        ))}
        {filtered ? (
          <Link href={pathname} className={buttonLooks({ variant: 'quiet' })}>
            <X aria-hidden="true" />
            {t('campaigns.clearFilters')}
          </Link>
        ) : null}
      </form>
    </search>
  );
}
