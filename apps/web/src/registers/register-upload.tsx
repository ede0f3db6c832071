'use client';

import { Button, Field } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { ChevronRight, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FileChoice } from '@/forms/file-choice';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { problemIn, useProblemWords } from '@/session/problem-words';
import { RefusedList } from './refused-list';

/**
 * Takes a register's file in, and shows what was not taken. The same file again changes nothing.
 *
 * @param assignmentId the assignment that caller numbers are for
 */
export function RegisterUpload({
  register,
  assignmentId,
}:
  | { register: 'suppressions' | 'consents' | 'relations'; assignmentId?: undefined }
  | { register: 'presentedNumbers'; assignmentId: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const acts = {
    suppressions: portal.registers.loadSuppressions,
    consents: portal.registers.loadConsents,
    relations: portal.registers.loadCustomerRelations,
    presentedNumbers: portal.assignments.loadNumbers,
  };
  const load = useMutation(acts[register].mutationOptions({ onSuccess: () => router.refresh() }));
  const missing = problemIn(load.error)?.issues.some((issue) => issue.path === 'file');
  const error = load.error ? (missing ? t('registers.fileMissing') : problem(load.error)) : undefined;
  const id = `file-${register}`;
  return (
    <details className="group rounded-control border border-line">
      <summary className="flex items-center gap-2 px-3 py-2 font-medium text-table">
        <ChevronRight aria-hidden="true" className="size-4 text-ink-3 group-open:rotate-90" />
        {t('registers.fromFile')}
      </summary>
      <form
        noValidate
        className="flex flex-wrap items-end gap-3 border-line border-t px-3 py-3"
        onSubmit={(event) => {
          event.preventDefault();
          load.mutate(new FormData(event.currentTarget));
        }}
      >
        {assignmentId ? <input type="hidden" name="assignmentId" value={assignmentId} /> : null}
        <Field
          id={id}
          label={t('registers.file')}
          hint={t(`registers.columnsOf.${register}`)}
          errorPrefix={t('common.error')}
          error={error}
        >
          <FileChoice
            inRow
            id={id}
            name="file"
            accept=".txt,.csv,text/plain,text/csv"
            aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
            aria-invalid={error ? true : undefined}
          />
        </Field>
        <Button type="submit" variant="primary" busy={load.isPending}>
          <Upload aria-hidden="true" />
          {t('registers.load')}
        </Button>
        <p role="status" className="w-full text-table empty:hidden">
          {load.data
            ? t('registers.loaded', {
                written: load.data.written,
                unchanged: load.data.unchanged,
                refused: load.data.refusedCount,
              })
            : null}
        </p>
        {load.data ? <RefusedList refused={load.data.refused} count={load.data.refusedCount} /> : null}
      </form>
    </details>
  );
}
