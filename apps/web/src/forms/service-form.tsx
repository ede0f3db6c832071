'use client';

import {
  Button,
  CheckboxField,
  CopyId,
  ErrorSummary,
  SelectField,
  TextAreaField,
  TextField,
} from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { DateField } from '@/dates/date-field';
import { clock } from '@/format/instants';
import { issueWords, sessionEnded } from '@/session/problem-words';
import { newFormKey } from './form-key';
import { type FormAction, type FormState, untouched } from './form-state';
import { useKept } from './use-kept';

export interface FormField {
  /** Also the path of its faults. */
  name: string;
  label: string;
  hint?: string;
  kind?:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'date'
    | 'time'
    | 'select'
    | 'checkbox'
    | 'area'
    | 'choices'
    | 'fixed';
  options?: readonly { value: string; label: string }[];
  value?: string;
  autoComplete?: string;
  maxLength?: number;
  rows?: number;
}

interface ServiceFormProps {
  action: FormAction;
  fields: readonly FormField[];
  submit: string;
  variant?: 'primary' | 'secondary' | 'danger';
  /** Public pages have larger controls. */
  large?: boolean;
  /** Said when it went well, unless the act says more; a link that is shown once stands under it. */
  done: string;
  /** What it makes is made once, though it be sent again for want of an answer. */
  once?: boolean;
  /** Instead of the form once it went well. */
  after?: ReactNode;
}

/** A form over one act of the services: works without script, names every fault, loses nothing that was typed. */
export function ServiceForm({
  action,
  fields,
  submit,
  variant = 'primary',
  large,
  done,
  once,
  after,
}: ServiceFormProps) {
  const t = useTranslations();
  const [state, act, busy] = useActionState(useKept(action), untouched);
  const faults = faultsOf(t, state, fields);
  const [formKey, setFormKey] = useState('');
  useEffect(() => (once ? setFormKey(newFormKey()) : undefined), [once]);
  return (
    <form
      action={act}
      noValidate
      className="flex max-w-120 flex-col gap-4"
      key={state.done ? state.tries : 'open'}
    >
      {busy ? null : (
        <ErrorSummary
          key={state.tries}
          title={t('common.formErrors', { count: faults.length })}
          pagePrefix={t('common.error')}
          errors={named(faults)}
        />
      )}
      {state.done && !busy ? (
        <div role="status" className="flex flex-col gap-2 rounded-control bg-ok-fill px-4 py-3">
          <p>{state.done.said ?? done}</p>
          {state.done.link ? (
            <CopyId id={state.done.link} label={t('common.copy')} copiedLabel={t('common.copied')} />
          ) : null}
          {state.done.onward ? (
            <>
              <p>{state.done.onward.lead}</p>
              {/* A whole load: nothing of a link is fetched before it is followed. */}
              <a href={state.done.onward.href} className="text-accent underline underline-offset-4">
                {state.done.onward.text}
              </a>
            </>
          ) : null}
        </div>
      ) : null}
      {state.done && after ? (
        after
      ) : (
        <>
          {once ? <input type="hidden" name="formKey" value={formKey} /> : null}
          {fields.map((field) => (
            <OneField
              key={field.name}
              field={field}
              large={large}
              value={state.values[field.name] ?? field.value}
              chosen={state.tries > 0 && !state.done ? state.values : null}
              error={faults.find((fault) => fault.id === idOf(field.name))?.text}
              errorPrefix={t('common.error')}
            />
          ))}
          <Button
            type="submit"
            variant={variant}
            size={large ? 'large' : 'normal'}
            busy={busy}
            className={large ? 'w-full' : 'self-start'}
          >
            {submit}
          </Button>
        </>
      )}
    </form>
  );
}

const idOf = (name: string) => `field-${name.replaceAll('.', '-')}`;

interface Fault {
  id?: string;
  label?: string;
  text: ReactNode;
}

/** The same words of several fields are told apart by the fields' names. */
function named(faults: readonly Fault[]): Fault[] {
  return faults.map(({ label, ...fault }) => {
    const shared = faults.filter(({ text }) => text === fault.text).length > 1;
    return { ...fault, text: shared && label ? [label, ': ', fault.text] : fault.text };
  });
}

function faultsOf(
  t: ReturnType<typeof useTranslations<never>>,
  state: FormState,
  fields: readonly FormField[],
): Fault[] {
  const faults = state.issues.map((issue): Fault => {
    const field = fields.find(({ name }) => issue.path === name || issue.path.startsWith(`${name}.`));
    return { ...(field && { id: idOf(field.name), label: field.label }), text: issueWords(t, issue) };
  });
  if (!state.problem) return faults;
  if (state.problem === 'too-many-attempts') {
    return [{ text: t('signin.throttled', { time: state.retryAt ? clock(state.retryAt) : '' }) }];
  }
  if (state.problem === 'session-ended') return [{ text: sessionEnded(t) }];
  const named = `problems.${state.problem}` as 'problems.other';
  return [{ text: t.has(named as never) ? t(named) : t('problems.other') }];
}

interface OneFieldProps {
  field: FormField;
  large?: boolean | undefined;
  value: string | undefined;
  /** What was sent before, where the form came back. */
  chosen: Record<string, string> | null;
  error: ReactNode;
  errorPrefix: string;
}

function OneField({ field, large, value, chosen, error, errorPrefix }: OneFieldProps) {
  const { name, label, hint, kind = 'text', options = [] } = field;
  const given = { id: idOf(name), name, label, ...(hint && { hint }), error, errorPrefix };
  switch (kind) {
    case 'fixed':
      return <input type="hidden" name={name} value={field.value ?? ''} />;
    case 'select':
      return (
        // Made anew for what was sent: a list box that is reset knows its first choice alone.
        <SelectField key={value} {...given} defaultValue={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      );
    case 'checkbox':
      return (
        <CheckboxField
          id={idOf(name)}
          name={name}
          value="yes"
          label={label}
          {...(hint && { hint })}
          defaultChecked={chosen ? chosen[name] === 'yes' : field.value === 'yes'}
        />
      );
    case 'choices':
      return (
        <fieldset id={idOf(name)} tabIndex={-1} className="flex flex-col gap-2">
          <legend className="pb-1.5 font-medium">{label}</legend>
          {error ? <p className="text-bad">{error}</p> : null}
          {options.map((option) => (
            <CheckboxField
              key={option.value}
              id={`${idOf(name)}-${option.value}`}
              name={name}
              value={option.value}
              label={option.label}
            />
          ))}
        </fieldset>
      );
    case 'area':
      return (
        <TextAreaField
          {...given}
          defaultValue={value}
          rows={field.rows ?? 3}
          maxLength={field.maxLength ?? 500}
        />
      );
    case 'date':
    case 'time':
      return (
        <DateField
          {...given}
          withTime={kind === 'time'}
          defaultValue={value}
          {...(large && { className: 'h-12 text-lead' })}
        />
      );
    default:
      return (
        <TextField
          {...given}
          type={kind}
          defaultValue={kind === 'password' ? undefined : value}
          {...(field.autoComplete && { autoComplete: field.autoComplete })}
          maxLength={field.maxLength ?? 300}
          {...(large && { className: 'h-12 px-3.5 text-lead' })}
        />
      );
  }
}
