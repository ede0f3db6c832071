'use client';

import { Button, ErrorSummary, TextField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { answerAction } from './actions';

/** A name and two answers. Whole without script: each button sends its own. */
export function AnswerForm({ token }: { token: string }) {
  const t = useTranslations('offerPage');
  const [all, pub] = [useTranslations('common'), useTranslations('public')];
  const [state, act, pending] = useActionState(answerAction, { name: '', issue: null, tries: 0 });
  const error = state.issue === null ? undefined : t(`issues.${state.issue as 'required'}`);
  return (
    <form action={act} noValidate className="flex flex-col gap-3">
      <ErrorSummary
        key={state.tries}
        title={pub('formErrors')}
        errors={error ? [{ id: 'name', text: error }] : []}
      />
      <input type="hidden" name="token" value={token} />
      <TextField
        id="name"
        name="name"
        className="h-12 px-3.5 text-lead"
        autoComplete="name"
        maxLength={200}
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={state.name}
        error={error}
        errorPrefix={all('error')}
      />
      <Button type="submit" name="answer" value="accepted" variant="primary" size="large" disabled={pending}>
        {t('accept')}
      </Button>
      <Button type="submit" name="answer" value="declined" size="large" disabled={pending}>
        {t('decline')}
      </Button>
    </form>
  );
}
