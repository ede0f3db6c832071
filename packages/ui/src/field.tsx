import { ChevronDown, CircleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export const controlLooks =
  'h-8 w-full rounded-control border border-control bg-surface px-2.5 text-body text-ink aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3';

interface FieldProps {
  /** The control's id; hint and error hang on it. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Said before the error's words to those who hear the page. */
  errorPrefix?: string;
  optional?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A label above its control, a hint between them, an error under it. */
export function Field({ id, label, hint, error, errorPrefix, optional, className, children }: FieldProps) {
  return (
    <div className={classNames('flex flex-col gap-1.5', className)}>
      <label id={`${id}-label`} htmlFor={id} className="flex items-baseline gap-2 font-medium text-table">
        {label}
        {optional ? <span className="font-normal text-ink-3">{optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 text-ink-2 text-table">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-table">
          <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
          <span>
            {errorPrefix ? <span className="sr-only">{errorPrefix} </span> : null}
            {error}
          </span>
        </p>
      ) : null}
    </div>
  );
}

/** What a control says of its hint and error. */
export function describedBy(id: string, has: { hint?: unknown; error?: unknown }) {
  const ids = [has.hint && `${id}-hint`, has.error && `${id}-error`].filter(Boolean);
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': has.error ? true : undefined,
  };
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  errorPrefix?: string;
  optional?: ReactNode;
  /** A symbol inside the control, before its text. */
  icon?: ReactNode;
  fieldClassName?: string;
}

export function TextField({
  id,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  icon,
  className,
  fieldClassName,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ id, label, hint, error, errorPrefix, optional }} className={fieldClassName}>
      <span className="relative flex items-center">
        {icon ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute left-2.5 text-ink-3 [&_svg]:size-4"
          >
            {icon}
          </span>
        ) : null}
        <input
          id={id}
          {...describedBy(id, { hint, error })}
          {...input}
          className={classNames(controlLooks, icon ? 'pl-8' : null, className)}
        />
      </span>
    </Field>
  );
}

interface TextAreaFieldProps extends Omit<ComponentProps<'textarea'>, 'id'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  errorPrefix?: string;
  optional?: ReactNode;
}

export function TextAreaField({
  id,
  label,
  hint,
  error,
  errorPrefix,
  optional,
  className,
  ...area
}: TextAreaFieldProps) {
  return (
    <Field {...{ id, label, hint, error, errorPrefix, optional }}>
      <textarea
        id={id}
        rows={3}
        {...describedBy(id, { hint, error })}
        {...area}
        className={classNames(controlLooks, 'h-auto py-1.5', className)}
      />
    </Field>
  );
}

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'id'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  errorPrefix?: string;
  fieldClassName?: string;
}

/** The platform's own list box: works without script, on the phone and by voice. */
export function SelectField({
  id,
  label,
  hint,
  error,
  errorPrefix,
  className,
  fieldClassName,
  children,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ id, label, hint, error, errorPrefix }} className={fieldClassName}>
      <SelectBox id={id} {...describedBy(id, { hint, error })} {...select}>
        {children}
      </SelectBox>
    </Field>
  );
}

/** A list box without a label of its own: one among a list's filters. */
export function SelectBox({ className, children, ...select }: ComponentProps<'select'>) {
  return (
    <span className="relative inline-flex min-w-0 max-w-full items-center">
      <select {...select} className={classNames(controlLooks, 'appearance-none truncate pr-8', className)}>
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-2.5 size-4 text-ink-3" />
    </span>
  );
}

interface CheckboxFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'type'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
}

export function CheckboxField({ id, label, hint, ...input }: CheckboxFieldProps) {
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        {...describedBy(id, { hint })}
        {...input}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <span className="flex flex-col">
        <label htmlFor={id} className="text-table">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="text-ink-2 text-label">
            {hint}
          </span>
        ) : null}
      </span>
    </div>
  );
}
