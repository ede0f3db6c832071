'use client';

import { Button, buttonLooks, CopyId, ErrorSummary, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { clock } from '@/format/instants';
import { type EnrolState, enrolAction } from './actions';
import { RecoveryCodes } from './recovery-codes';

const untouched: EnrolState = { faults: [], recoveryCodes: null, tries: 0 };

/** Scan, type the first code, keep the recovery codes. */
export function EnrolForm({
  picture,
  seed,
  replaces,
  next,
}: {
  picture: ReactNode;
  seed: string;
  /** An authenticator is set up already: its code is asked for too. */
  replaces: boolean;
  /** Where to go when it is done. */
  next: string;
}) {
  const t = useTranslations('secondFactor');
  const common = useTranslations('common');
  const [state, act, busy] = useActionState(enrolAction, untouched);
  if (state.recoveryCodes) {
    return (
      <RecoveryCodes codes={state.recoveryCodes}>
        {/* A whole load: the session has become another. */}
        <a href={next} className={buttonLooks({ variant: 'primary' })}>
          {t('done')}
        </a>
      </RecoveryCodes>
    );
  }
  const faultAt = (path: EnrolState['faults'][number]['path']) => {
    const message = state.faults.find((fault) => fault.path === path)?.message;
    if (!message) return undefined;
    if (message === 'throttled') return t('throttled', { time: state.retryAt ? clock(state.retryAt) : '' });
    return t(message === 'required' ? 'codeMissing' : 'wrongCode');
  };
  const code = { autoCapitalize: 'none', spellCheck: false, maxLength: 40, errorPrefix: common('error') };
  return (
    <form action={act} noValidate className="flex flex-col gap-4">
      <ErrorSummary
        key={state.tries}
        title={common('formErrors', { count: state.faults.length })}
        pagePrefix={common('error')}
        errors={state.faults.map(({ path }) => ({ id: path, text: faultAt(path)! }))}
      />
      <ol className="flex list-decimal flex-col gap-4 pl-5 marker:text-ink-3">
        <li>{t('stepApp')}</li>
        <li>
          <span className="flex flex-col gap-3">
            {t('stepScan')}
            {picture}
            <span className="flex flex-wrap items-center gap-x-2 text-ink-2 text-table">
              {t('orType')}
              <CopyId
                id={seed.replace(/(.{4})(?=.)/g, '$1 ')}
                label={common('copy')}
                copiedLabel={common('copied')}
              />
            </span>
          </span>
        </li>
        <li>{t('stepCode')}</li>
      </ol>
      {replaces ? (
        <TextField
          {...code}
          id="currentCode"
          name="currentCode"
          label={t('currentCode')}
          hint={t('currentCodeHint')}
          autoComplete="off"
          error={faultAt('currentCode')}
        />
      ) : null}
      <TextField
        {...code}
        id="code"
        name="code"
        label={t(replaces ? 'newCode' : 'code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={faultAt('code')}
      />
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {t('confirm')}
      </Button>
    </form>
  );
}
