import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface ChoiceRowProps<Value extends string> {
  /** Names the group of buttons; hint and error hang on it. */
  id: string;
  legend: ReactNode;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  error?: ReactNode;
  errorPrefix?: string;
}

/** One question with a few short answers beside it; on a narrow page under it. */
export function ChoiceRow<Value extends string>({
  id,
  legend,
  options,
  value,
  onChange,
  error,
  errorPrefix,
}: ChoiceRowProps<Value>) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line border-b py-2"
    >
      <legend className="contents">
        <span className="min-w-56 flex-1 text-table">{legend}</span>
      </legend>
      <span className="flex shrink-0 overflow-hidden rounded-control border border-control">
        {options.map((option, index) => (
          <label
            key={option.value}
            className={classNames(
              'relative flex h-7 cursor-pointer items-center px-3 text-label has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2',
              index > 0 ? 'border-control border-l' : null,
              option.value === value ? 'bg-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </span>
      {error ? (
        <p id={`${id}-error`} className="flex w-full items-start gap-1.5 text-bad text-table">
          <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
          <span>
            {errorPrefix ? <span className="sr-only">{errorPrefix} </span> : null}
            {error}
          </span>
        </p>
      ) : null}
    </fieldset>
  );
}
