'use client';

import { Button, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { ShieldBan } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { problemIn, useProblemWords } from '@/session/problem-words';

/** Puts a number on the organization's own list. */
export function SuppressForm() {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const suppress = useMutation(
    portal.registers.suppress.mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        router.refresh();
      },
    }),
  );
  const faultAt = (path: string) =>
    problemIn(suppress.error)?.issues.some((issue) => issue.path === path)
      ? problem(suppress.error)
      : undefined;
  const elsewhere = suppress.error && !faultAt('number') && !faultAt('reason');
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const reason = String(given.get('reason') ?? '').trim();
        suppress.mutate({ number: String(given.get('number') ?? ''), ...(reason && { reason }) });
      }}
    >
      <TextField
        id="number"
        name="number"
        type="tel"
        label={t('registers.number')}
        maxLength={60}
        errorPrefix={t('common.error')}
        error={faultAt('number')}
        fieldClassName="w-56"
      />
      <TextField
        id="reason"
        name="reason"
        label={t('registers.reason')}
        optional={t('common.optional')}
        placeholder={t('registers.reasonHint')}
        maxLength={200}
        errorPrefix={t('common.error')}
        error={faultAt('reason')}
        fieldClassName="w-80 max-sm:w-full"
      />
      <Button type="submit" variant="primary" busy={suppress.isPending} className="mt-6">
        <ShieldBan aria-hidden="true" />
        {t('registers.add')}
      </Button>
      <p role="status" className="w-full text-table empty:hidden">
        {suppress.data
          ? t(suppress.data.added ? 'registers.added' : 'registers.already', {
              // As it was typed: the portal's own spelling is made in the server.
              number: suppress.variables.number.trim(),
            })
          : null}
        {elsewhere ? <span className="text-bad">{problem(suppress.error)}</span> : null}
      </p>
    </form>
  );
}
