'use client';

import { Button, ErrorSummary, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { withdrawAction } from './actions';

/** A name, and a message for who wants to leave one. Whole without script. */
export function WithdrawForm({ token, late }: { token: string; late: boolean }) {
  const t = useTranslations('withdrawPage');
  const [offer, all, pub] = [
    useTranslations('offerPage'),
    useTranslations('common'),
    useTranslations('public'),
  ];
  const [state, act, pending] = useActionState(withdrawAction, {
    name: '',
    message: '',
    issue: null,
    tries: 0,
  });
  const error = (path: string) =>
    state.issue?.path === path ? offer(`issues.${state.issue.message as 'required'}`) : undefined;
  const field = { className: 'h-12 px-3.5 text-lead', errorPrefix: all('error') };
  return (
    <form action={act} noValidate className="flex flex-col gap-4">
      <ErrorSummary
        key={state.tries}
        title={pub('formErrors')}
        errors={['name', 'message'].flatMap((id) => {
          const text = error(id);
          return text ? [{ id, text }] : [];
        })}
      />
      <input type="hidden" name="token" value={token} />
      <TextField
        {...field}
        id="name"
        name="name"
        autoComplete="name"
        maxLength={200}
        label={t('name')}
        hint={offer('nameHint')}
        defaultValue={state.name}
        error={error('name')}
      />
      <TextField
        {...field}
        id="message"
        name="message"
        maxLength={2_000}
        label={t('message')}
        hint={t('messageHint')}
        defaultValue={state.message}
        error={error('message')}
      />
      <Button type="submit" variant="primary" size="large" disabled={pending}>
        {t(late ? 'sendLate' : 'send')}
      </Button>
    </form>
  );
}
