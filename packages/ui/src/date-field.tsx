'use client';

import { Popover } from '@base-ui/react/popover';
import { CalendarDays } from 'lucide-react';
import { type ComponentProps, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { readDate, readDateTime } from './date-text.ts';
import { controlLooks, describedBy, Field } from './field.tsx';

// The days come when they are first asked for: most dates are typed.
const Calendar = lazy(() => import('./calendar.tsx'));

export interface DateFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'type'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  errorPrefix?: string;
  optional?: ReactNode;
  fieldClassName?: string;
  /** A time of day too: `2026-11-24 14:20`. */
  withTime?: boolean;
  language: 'sv' | 'en';
  /** The calendar's present day, `2026-11-24`. */
  today: string;
  words: {
    /** The button beside the field: "Öppna kalendern". */
    open: string;
    /** "ÅÅÅÅ-MM-DD", and with a time after it. */
    pattern: string;
    /** What is said of text that is no date. */
    unreadable: string;
  };
}

/**
 * A date as text with a calendar beside it: it is written and read alike in every browser, whatever the browser's
 * language. Without script it is an ordinary field.
 */
export function DateField({
  id,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  fieldClassName,
  className,
  withTime = false,
  language,
  today,
  words,
  ...input
}: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [unread, setUnread] = useState(false);
  const read = withTime ? readDateTime : readDate;
  const fault = error ?? (unread ? words.unreadable : undefined);
  /** The day that stands in the field now, beside its time. */
  const standing = () => {
    const text = field.current?.value ?? '';
    const whole = withTime ? readDateTime(text) : readDate(text);
    return { day: whole?.slice(0, 10) ?? null, time: whole?.slice(11) || '12:00' };
  };
  const write = (text: string) => {
    const element = field.current;
    if (!element || element.value === text) return;
    // As if it were typed, so that whoever holds the value, or listens on the form, hears of it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  };

  return (
    <Field {...{ id, label, hint, errorPrefix, optional }} error={fault} className={fieldClassName}>
      <span className={classNames('relative flex items-center', className)}>
        <input
          autoComplete="off"
          inputMode={withTime ? undefined : 'numeric'}
          placeholder={words.pattern}
          {...input}
          ref={field}
          id={id}
          type="text"
          {...describedBy(id, { hint, error: fault })}
          onBlur={(event) => {
            input.onBlur?.(event);
            const text = event.target.value.trim();
            const whole = read(text);
            if (whole) write(whole);
            setUnread(text !== '' && whole === null);
          }}
          onChange={(event) => {
            input.onChange?.(event);
            if (unread && (event.target.value === '' || read(event.target.value))) setUnread(false);
          }}
          className={classNames(controlLooks, 'tabular pr-9')}
        />
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger
            aria-label={words.open}
            aria-describedby={`${id}-label`}
            disabled={input.disabled}
            className="absolute right-1 flex size-6 items-center justify-center rounded-[5px] text-ink-2 hover:bg-sunken hover:text-ink disabled:opacity-50"
          >
            <CalendarDays aria-hidden="true" className="size-4" />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Positioner sideOffset={6} align="end" collisionPadding={8} className="z-60">
              <Popover.Popup className="rounded-control border border-line bg-surface p-3 text-ink shadow-float">
                <Popover.Title className="sr-only">{label}</Popover.Title>
                <div className="min-h-[266px] min-w-64">
                  <Suspense>
                    <Calendar
                      language={language}
                      today={today}
                      chosen={standing().day}
                      onChoose={(day) => {
                        write(withTime ? `${day} ${standing().time}` : day);
                        setUnread(false);
                        setOpen(false);
                      }}
                    />
                  </Suspense>
                </div>
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        </Popover.Root>
      </span>
    </Field>
  );
}
