'use client';

import { Button, ErrorSummary, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { clock } from '@/format/instants';
import { giveCodeAction, type SignInState, startOverAction } from './actions';

const untouched: SignInState = { email: '', fault: null, tries: 0 };

/** One field for the whole code: pasted, filled in by the phone, or a recovery code. */
export function CodeForm({ to, email }: { to: string; email: string }) {
  const t = useTranslations();
  const [state, act, busy] = useActionState(giveCodeAction, untouched);
  const words: Partial<Record<NonNullable<SignInState['fault']>, string>> = {
    code: t('signin.codeMissing'),
    codeRefused: t('signin.codeRefused'),
    waitedTooLong: t('signin.waitedTooLong'),
    throttled: t('signin.throttled', { time: state.retryAt ? clock(state.retryAt) : '' }),
  };
  const fault = state.fault ? words[state.fault] : undefined;
  return (
    <>
      <form action={act} noValidate className="flex flex-col gap-4">
        {fault && !busy ? (
          <ErrorSummary
            key={state.tries}
            title={t('common.formErrors', { count: 1 })}
            pagePrefix={t('common.error')}
            errors={[{ id: 'code', text: fault }]}
          />
        ) : null}
        <input type="hidden" name="to" value={to} />
        <TextField
          id="code"
          name="code"
          label={t('signin.code')}
          hint={t('signin.codeHint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          maxLength={40}
          error={fault}
          errorPrefix={t('common.error')}
          required
        />
        <Button type="submit" variant="primary" busy={busy} className="mt-1 w-full">
          {t('signin.submit')}
        </Button>
      </form>
      <form action={startOverAction} className="flex flex-wrap items-center gap-x-2 text-table">
        <span className="break-all text-ink-2">{email}</span>
        <Button type="submit" variant="quiet" size="small">
          {t('signin.startOver')}
        </Button>
      </form>
    </>
  );
}
