'use client';

import { Button, ErrorSummary, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { clock } from '@/format/instants';
import { type SignInState, signInAction } from './actions';

const untouched: SignInState = { email: '', fault: null, tries: 0 };

export function SignInForm({ to }: { to: string }) {
  const t = useTranslations();
  const [state, act, busy] = useActionState(signInAction, untouched);
  const words: Partial<Record<NonNullable<SignInState['fault']>, string>> = {
    email: t('signin.emailMissing'),
    password: t('signin.passwordMissing'),
    refused: t('signin.refused'),
    unavailable: t('signin.unavailable'),
    throttled: t('signin.throttled', { time: state.retryAt ? clock(state.retryAt) : '' }),
  };
  const fault = state.fault ? (words[state.fault] ?? null) : null;
  const at = state.fault === 'password' ? 'password' : 'email';
  return (
    <form action={act} noValidate className="flex flex-col gap-4">
      {fault && !busy ? (
        <ErrorSummary
          key={state.tries}
          title={t('common.formErrors', { count: 1 })}
          pagePrefix={t('common.error')}
          errors={[{ id: at, text: fault }]}
        />
      ) : null}
      <input type="hidden" name="to" value={to} />
      <TextField
        id="email"
        name="email"
        type="email"
        label={t('signin.email')}
        autoComplete="username"
        defaultValue={state.email}
        error={fault && at === 'email' ? fault : undefined}
        errorPrefix={t('common.error')}
        required
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={t('signin.password')}
        autoComplete="current-password"
        error={fault && at === 'password' ? fault : undefined}
        errorPrefix={t('common.error')}
        required
      />
      <Button type="submit" variant="primary" busy={busy} className="mt-1 w-full">
        {t('signin.submit')}
      </Button>
    </form>
  );
}
