'use client';

import { DayPicker } from 'react-day-picker';
import { enGB } from 'react-day-picker/locale/en-GB';
import { sv } from 'react-day-picker/locale/sv';
import { buttonLooks } from './button.tsx';
import { dayOf, textOf } from './date-text.ts';

interface CalendarProps {
  language: 'sv' | 'en';
  /** Days as data: `2026-11-24`. */
  today: string;
  chosen: string | null;
  onChoose: (day: string) => void;
}

const step = buttonLooks({ variant: 'quiet', size: 'icon' });

/** A month of days to choose from: Monday first, weeks numbered, walked by arrow keys. */
export default function Calendar({ language, today, chosen, onChoose }: CalendarProps) {
  const selected = chosen === null ? undefined : dayOf(chosen);
  const now = dayOf(today);
  return (
    <DayPicker
      mode="single"
      required={false}
      locale={language === 'sv' ? sv : enGB}
      today={now}
      defaultMonth={selected ?? now}
      selected={selected}
      onSelect={(day) => onChoose(day ? textOf(day) : (chosen ?? today))}
      ISOWeek
      showWeekNumber
      showOutsideDays
      fixedWeeks
      autoFocus
      classNames={{
        months: 'relative',
        month: 'flex flex-col gap-2',
        month_caption: 'flex h-8 items-center justify-center font-medium first-letter:uppercase',
        caption_label: 'text-table first-letter:uppercase inline-block',
        nav: 'absolute inset-x-0 top-0 flex justify-between',
        button_previous: step,
        button_next: step,
        chevron: 'size-4 fill-current',
        month_grid: 'tabular border-collapse text-table',
        weekday: 'h-7 w-8 font-normal text-ink-3 text-label',
        week_number_header: 'sr-only',
        week_number: 'w-8 pr-1 text-center font-normal text-ink-3 text-label',
        day: 'size-8 p-0 text-center',
        day_button: 'size-8 rounded-control hover:bg-sunken',
        outside: 'text-ink-3',
        today: 'not-aria-selected:[&>button]:font-bold not-aria-selected:[&>button]:text-accent',
        selected: '[&>button]:bg-accent [&>button]:font-bold [&>button]:text-on-accent',
      }}
    />
  );
}
