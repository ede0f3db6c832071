'use client';

import { Button, CheckboxField, SelectField, TextAreaField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { MessageSquarePlus, PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

function useRefresh() {
  const router = useRouter();
  return { onSuccess: () => router.refresh() };
}

/** Opens the first version, or one to change what holds. */
export function BeginMatrix({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations('responsibility');
  const problem = useProblemWords();
  const begin = useMutation(usePortal().responsibility.propose.mutationOptions(useRefresh()));
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        variant="primary"
        busy={begin.isPending}
        onClick={() => begin.mutate({ assignmentId, revision: null })}
      >
        <PenLine aria-hidden="true" />
        {t('begin')}
      </Button>
      <p className="text-ink-2 text-table">{begin.error ? problem(begin.error) : t('beginTemplate')}</p>
    </div>
  );
}

export function WithdrawVersion({ assignmentId, version }: { assignmentId: string; version: number }) {
  const t = useTranslations('responsibility');
  const problem = useProblemWords();
  const withdraw = useMutation(usePortal().responsibility.withdraw.mutationOptions(useRefresh()));
  return (
    <div className="flex flex-col gap-1">
      <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ assignmentId })}>
        {t('withdraw', { version })}
      </Button>
      {withdraw.error ? (
        <p role="alert" className="text-bad text-table">
          {problem(withdraw.error)}
        </p>
      ) : null}
    </div>
  );
}

export function SaveTemplate({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations('responsibility');
  const problem = useProblemWords();
  const save = useMutation(usePortal().responsibility.saveTemplate.mutationOptions());
  return (
    <div className="flex flex-col gap-1">
      <Button busy={save.isPending} onClick={() => save.mutate({ assignmentId })}>
        {t('template')}
      </Button>
      <p role="status" className="text-ink-2 text-table">
        {save.isSuccess ? t('templateSaved') : save.error ? problem(save.error) : null}
      </p>
    </div>
  );
}

/** List suppliers and subcontractors, one a line; saved empty they say that there are none. */
export function NamesForm({
  assignmentId,
  revision,
  listSuppliers,
  subcontractors,
}: {
  assignmentId: string;
  revision: number | null;
  listSuppliers: readonly string[] | null;
  subcontractors: readonly string[] | null;
}) {
  const t = useTranslations('responsibility');
  const problem = useProblemWords();
  const save = useMutation(usePortal().responsibility.propose.mutationOptions(useRefresh()));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const lines = (name: string) =>
      String(form.get(name) ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
    save.mutate({
      assignmentId,
      revision,
      listSuppliers: lines('listSuppliers'),
      subcontractors: lines('subcontractors'),
    });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-2xl flex-col gap-3">
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <TextAreaField
          id="listSuppliers"
          name="listSuppliers"
          label={t('listSuppliers')}
          optional={listSuppliers === null ? t('noneStated') : undefined}
          defaultValue={listSuppliers?.join('\n')}
        />
        <TextAreaField
          id="subcontractors"
          name="subcontractors"
          label={t('subcontractors')}
          optional={subcontractors === null ? t('noneStated') : undefined}
          defaultValue={subcontractors?.join('\n')}
        />
      </div>
      <p className="text-ink-2 text-table">{t('oneALine')}</p>
      <div className="flex items-center gap-3">
        <Button type="submit" busy={save.isPending}>
          {t('save')}
        </Button>
        <p role="status" className="text-table">
          {save.error ? <span className="text-bad">{problem(save.error)}</span> : null}
          {save.isSuccess ? t(save.data.voided.length > 0 ? 'savedVoid' : 'saved') : null}
        </p>
      </div>
    </form>
  );
}

export function CommentForm({
  assignmentId,
  duties,
}: {
  assignmentId: string;
  duties: readonly { id: string; title: string }[];
}) {
  const t = useTranslations('responsibility');
  const problem = useProblemWords();
  const { onSuccess } = useRefresh();
  const comment = useMutation(usePortal().responsibility.comment.mutationOptions());
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const data = new FormData(form);
        comment.mutate(
          {
            assignmentId,
            duty: (String(data.get('duty') ?? '') || null) as never,
            words: String(data.get('words') ?? ''),
          },
          {
            onSuccess: () => {
              form.reset();
              onSuccess();
            },
          },
        );
      }}
    >
      <SelectField id="comment-duty" name="duty" label={t('commentOn')}>
        <option value="">{t('wholeVersion')}</option>
        {duties.map((duty) => (
          <option key={duty.id} value={duty.id}>
            {duty.title}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id="comment-words"
        name="words"
        label={t('comment')}
        maxLength={2_000}
        error={comment.error ? problem(comment.error) : undefined}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" busy={comment.isPending}>
          <MessageSquarePlus aria-hidden="true" />
          {t('send')}
        </Button>
        <p role="status" className="text-table">
          {comment.isSuccess ? t('sent') : null}
        </p>
      </div>
    </form>
  );
}

/** Signs the version that is read, by its fingerprint and with a one-time code. */
export function SignForm({
  assignmentId,
  version,
  fingerprint,
  changes,
}: {
  assignmentId: string;
  version: number;
  fingerprint: string;
  changes: number;
}) {
  const t = useTranslations('responsibility');
  const common = useTranslations('common');
  const problem = useProblemWords();
  const [read, setRead] = useState(false);
  const sign = useMutation(usePortal().responsibility.sign.mutationOptions(useRefresh()));
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const code = String(new FormData(event.currentTarget).get('code') ?? '');
        sign.mutate({ assignmentId, fingerprint, code });
      }}
    >
      <CheckboxField
        id="read"
        label={t('read', { count: changes })}
        checked={read}
        onChange={(event) => setRead(event.target.checked)}
      />
      <TextField
        id="sign-code"
        name="code"
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={sign.error ? problem(sign.error) : undefined}
        errorPrefix={common('error')}
      />
      <Button type="submit" variant="primary" busy={sign.isPending} disabled={!read}>
        <PenLine aria-hidden="true" />
        {t('sign', { version })}
      </Button>
      <p role="status" className="text-table">
        {sign.isSuccess ? t(sign.data.holds ? 'holdsNow' : 'signedNow', { version }) : null}
      </p>
    </form>
  );
}
