'use client';

import type { Resendable } from '@ringratt/services';
import { Button, Dialog, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { DateField } from '@/dates/date-field';
import { instantOfLocal, localOf } from '@/format/local-instant';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

/** Sends the offer or the contract once more; the same word stands on the button and in the receipt. */
export function ResendMail({ saleId, kind }: { saleId: string; kind: Resendable }) {
  const t = useTranslations('saleActs');
  const router = useRouter();
  const problem = useProblemWords();
  const resend = useMutation(usePortal().sales.resend.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <div className="flex flex-col items-start gap-1">
      <Button busy={resend.isPending} onClick={() => resend.mutate({ saleId, kind })}>
        {t(`resend.${kind}`)}
      </Button>
      <p role="status" className="text-ink-2 text-table empty:hidden">
        {resend.error ? (
          <span className="text-bad">{problem(resend.error)}</span>
        ) : resend.isSuccess ? (
          t('resent')
        ) : null}
      </p>
    </div>
  );
}

interface AskingProps {
  name: 'correct' | 'deliver' | 'begin';
  error: ReactNode;
  busy: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSubmit: (form: FormData) => void;
  children: ReactNode;
}

function Asking({ name, error, busy, open, onOpenChange, onSubmit, children }: AskingProps) {
  const t = useTranslations('saleActs');
  const words = useTranslations('common');
  return (
    <>
      <Button onClick={() => onOpenChange(true)}>{t(`${name}.open`)}</Button>
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title={t(`${name}.title`)}
        description={t(`${name}.text`)}
        closeLabel={words('close')}
      >
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit(new FormData(event.currentTarget));
          }}
        >
          {error ? (
            <p role="alert" className="text-bad text-table">
              {error}
            </p>
          ) : null}
          {children}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => onOpenChange(false)}>{words('cancel')}</Button>
            <Button type="submit" variant="primary" busy={busy}>
              {t(`${name}.submit`)}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

/** Puts the consumer's address right: what was sent to the wrong one opens nothing from then on. */
export function CorrectEmail({ saleId, email }: { saleId: string; email: string }) {
  const t = useTranslations('saleActs');
  const router = useRouter();
  const problem = useProblemWords();
  const [open, setOpen] = useState(false);
  const correct = useMutation(
    usePortal().sales.correctEmail.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
      },
    }),
  );
  return (
    <Asking
      name="correct"
      error={correct.error ? problem(correct.error) : undefined}
      busy={correct.isPending}
      open={open}
      onOpenChange={setOpen}
      onSubmit={(form) => correct.mutate({ saleId, email: String(form.get('email') ?? '') })}
    >
      <TextField
        id="correct-email"
        name="email"
        type="email"
        autoComplete="off"
        label={t('correct.label')}
        defaultValue={email}
        maxLength={254}
      />
    </Asking>
  );
}

/** When the goods came, or the service began. */
export function RecordDelivery({
  saleId,
  goods,
  deliveredAt,
  now,
}: {
  saleId: string;
  goods: boolean;
  deliveredAt: number | null;
  now: number;
}) {
  const t = useTranslations('saleActs');
  const issues = useTranslations('issues');
  const router = useRouter();
  const problem = useProblemWords();
  const [open, setOpen] = useState(false);
  const [unread, setUnread] = useState(false);
  const deliver = useMutation(
    usePortal().sales.deliver.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
      },
    }),
  );
  const name = goods ? 'deliver' : 'begin';
  return (
    <Asking
      name={name}
      error={unread ? issues('notADateTime') : deliver.error ? problem(deliver.error) : undefined}
      busy={deliver.isPending}
      open={open}
      onOpenChange={setOpen}
      onSubmit={(form) => {
        const at = instantOfLocal(String(form.get('deliveredAt') ?? ''));
        setUnread(at === null);
        if (at !== null) deliver.mutate({ saleId, deliveredAt: at });
      }}
    >
      <DateField
        id="delivered-at"
        name="deliveredAt"
        withTime
        label={t(`${name}.label`)}
        defaultValue={localOf(deliveredAt ?? now)}
      />
    </Asking>
  );
}

/** Lets a held sale go on with a version that says what was missing. */
export function CompleteHeld({
  saleId,
  offerId,
  version,
}: {
  saleId: string;
  offerId: string;
  version: number;
}) {
  const t = useTranslations('saleActs');
  const router = useRouter();
  const problem = useProblemWords();
  const complete = useMutation(
    usePortal().sales.complete.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        variant="primary"
        busy={complete.isPending}
        onClick={() => complete.mutate({ saleId, offerId })}
      >
        {t('complete', { version })}
      </Button>
      {complete.error ? (
        <p role="alert" className="text-bad text-table">
          {problem(complete.error)}
        </p>
      ) : null}
    </div>
  );
}
