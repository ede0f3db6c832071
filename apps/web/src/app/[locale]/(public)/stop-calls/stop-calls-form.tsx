'use client';

import { Button, ErrorSummary, TextField } from '@ringratt/ui';
import { ShieldBan } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { stopCallsAction } from './actions';

/** Asks for the consumer's own number and, where it is not known yet, for the one that called. */
export function StopCallsForm({ caller }: { caller: string | null }) {
  const t = useTranslations('public');
  const words = useTranslations('common');
  const [state, act, pending] = useActionState(stopCallsAction, {
    number: '',
    caller: caller ?? '',
    issues: [],
    tries: 0,
  });
  const issue = (path: string) => {
    const message = state.issues.find((found) => found.path === path)?.message;
    if (!message) return undefined;
    const key = `issues.${message}` as Parameters<typeof t.has>[0];
    return t(t.has(key) ? (key as 'issues.empty') : 'issues.not-a-number');
  };
  const field = {
    className: 'h-12 px-3.5 text-lead',
    type: 'tel',
    maxLength: 40,
    errorPrefix: words('error'),
  };
  return (
    <form action={act} noValidate className="flex flex-col gap-5">
      <ErrorSummary
        key={state.tries}
        title={t('formErrors')}
        errors={(['caller', 'number'] as const).flatMap((id) => {
          const text = issue(id);
          return text ? [{ id, text }] : [];
        })}
      />
      {caller === null ? (
        <TextField
          {...field}
          id="caller"
          name="caller"
          label={t('number')}
          hint={t('example')}
          defaultValue={state.caller}
          error={issue('caller')}
        />
      ) : (
        <input type="hidden" name="caller" value={caller} />
      )}
      <TextField
        {...field}
        id="number"
        name="number"
        autoComplete="tel"
        label={t('yourNumber')}
        hint={t('yourNumberHint')}
        defaultValue={state.number}
        error={issue('number')}
      />
      <Button type="submit" variant="primary" size="large" busy={pending}>
        <ShieldBan aria-hidden="true" />
        {t('stop')}
      </Button>
    </form>
  );
}
