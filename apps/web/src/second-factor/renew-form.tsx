'use client';

import { Button, ErrorSummary, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { clock } from '@/format/instants';
import { type EnrolState, renewAction } from './actions';
import { RecoveryCodes } from './recovery-codes';

const untouched: EnrolState = { faults: [], recoveryCodes: null, tries: 0 };

/** Other recovery codes, for who still has a code: the earlier ones are worthless with them. */
export function RenewForm() {
  const t = useTranslations('secondFactor');
  const common = useTranslations('common');
  const [state, act, busy] = useActionState(renewAction, untouched);
  if (state.recoveryCodes) return <RecoveryCodes codes={state.recoveryCodes} />;
  const message = state.faults[0]?.message;
  const words = {
    throttled: t('throttled', { time: state.retryAt ? clock(state.retryAt) : '' }),
    required: t('codeMissing'),
    wrongCode: t('wrongCode'),
  };
  const fault = message ? (words[message as keyof typeof words] ?? words.wrongCode) : undefined;
  return (
    <form action={act} noValidate className="flex flex-col items-start gap-4">
      {fault && !busy ? (
        <ErrorSummary
          key={state.tries}
          title={common('formErrors', { count: 1 })}
          pagePrefix={common('error')}
          errors={[{ id: 'renewalCode', text: fault }]}
        />
      ) : null}
      <TextField
        id="renewalCode"
        name="renewalCode"
        label={t('code')}
        hint={t('currentCodeHint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        error={fault}
        errorPrefix={common('error')}
      />
      <Button type="submit" busy={busy}>
        {t('renew')}
      </Button>
    </form>
  );
}
