'use client';

import { Button, Field } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DateField } from '@/dates/date-field';
import { FileChoice } from '@/forms/file-choice';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { problemIn, useProblemWords } from '@/session/problem-words';
import { RefusedList } from './refused-list';

/** Loads a version of the NIX register from a file of one number a line. */
export function NixForm() {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const load = useMutation(portal.registers.loadNix.mutationOptions({ onSuccess: () => router.refresh() }));
  const refused = problemIn(load.error);
  const issue = refused?.issues[0];
  const words =
    refused?.code === 'nix-version-complete'
      ? t('registers.nixExists')
      : issue?.message === 'inTheFuture'
        ? t('registers.inTheFuture')
        : issue?.path === 'file'
          ? t('registers.nixMissing')
          : load.error
            ? problem(load.error)
            : undefined;
  const atFile = issue?.path === 'file';
  return (
    <form
      noValidate
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        load.mutate(new FormData(event.currentTarget));
      }}
    >
      <DateField
        id="date"
        name="date"
        label={t('registers.nixDate')}
        errorPrefix={t('common.error')}
        error={atFile ? undefined : words}
        fieldClassName="w-44"
      />
      <Field
        id="file"
        label={t('registers.nixFile')}
        errorPrefix={t('common.error')}
        error={atFile ? words : undefined}
      >
        <FileChoice
          inRow
          id="file"
          name="file"
          accept=".txt,.csv,text/plain,text/csv"
          aria-describedby={atFile ? 'file-error' : undefined}
          aria-invalid={atFile || undefined}
        />
      </Field>
      <Button type="submit" variant="primary" busy={load.isPending} className="mt-6">
        <Upload aria-hidden="true" />
        {t('registers.nixLoad')}
      </Button>
      <p role="status" className="w-full text-table empty:hidden">
        {load.data
          ? t('registers.nixLoaded', { numbers: String(load.data.numbers), refused: load.data.refusedCount })
          : null}
      </p>
      {load.data ? <RefusedList refused={load.data.refused} count={load.data.refusedCount} /> : null}
    </form>
  );
}
