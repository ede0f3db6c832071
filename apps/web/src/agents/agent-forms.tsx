'use client';

import { Button, CheckboxField, ErrorSummary, Field, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DateField } from '@/dates/date-field';
import { FileChoice } from '@/forms/file-choice';
import { useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';

const topics = ['guidelines', 'nixRules', 'writtenRequirement'] as const;

/** What one agent has attested to knowing (4.1, 4.2). */
export function AttestForm() {
  const t = useTranslations('agents');
  const common = useTranslations('common');
  const router = useRouter();
  const attest = useMutation(
    usePortal().agents.attest.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const faults = useFormFaults(attest.error);
  const field = (name: 'reference' | 'attestedOn' | 'expiresOn') => ({
    id: name,
    name,
    label: t(name),
    error: faults.at(name),
    errorPrefix: common('error'),
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const text = (name: string) => String(given.get(name) ?? '');
        attest.mutate({
          reference: text('reference'),
          guidelines: given.has('guidelines'),
          nixRules: given.has('nixRules'),
          writtenRequirement: given.has('writtenRequirement'),
          attestedOn: text('attestedOn'),
          expiresOn: text('expiresOn') || null,
        });
      }}
    >
      <h2 className="font-bold text-body">{t('one')}</h2>
      <ErrorSummary {...faults.summary} />
      <TextField {...field('reference')} hint={t('referenceHint')} maxLength={120} autoComplete="off" />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-medium text-table">{t('topics')}</legend>
        {topics.map((topic) => (
          <CheckboxField key={topic} id={topic} name={topic} label={t(topic)} />
        ))}
      </fieldset>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <DateField {...field('attestedOn')} />
        <DateField {...field('expiresOn')} optional={common('optional')} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={attest.isPending}>
          {t('attest')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {attest.data
            ? t(attest.data.changed ? 'attested' : 'unchanged', {
                reference: attest.data.attestation.reference,
                date: attest.data.attestation.expiresOn,
              })
            : null}
        </span>
      </div>
    </form>
  );
}

/** Many agents at once; what is refused says why, and keeps nothing else out. */
export function AttestationFile() {
  const t = useTranslations('agents');
  const router = useRouter();
  const load = useMutation(usePortal().agents.load.mutationOptions({ onSuccess: () => router.refresh() }));
  const faults = useFormFaults(load.error);
  const reasons = (reason: string) => {
    const key = `reasons.${reason}` as 'reasons.required';
    return t.has(key) ? t(key) : reason;
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        load.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2 className="font-bold text-body">{t('file')}</h2>
      <p className="text-ink-2 text-table">{t('fileText')}</p>
      <Field id="file" label={t('choose')} error={faults.summary.errors[0]?.text}>
        <FileChoice id="file" name="file" accept=".csv,.txt,text/csv" />
      </Field>
      <Button type="submit" busy={load.isPending} className="self-start">
        {t('load')}
      </Button>
      <p role="status" className="text-table empty:hidden">
        {load.data
          ? t('loaded', {
              written: load.data.written,
              unchanged: load.data.unchanged,
              refused: load.data.refusedCount,
            })
          : null}
      </p>
      {load.data && load.data.refused.length > 0 ? (
        <ul aria-label={t('refusedCaption')} className="flex max-h-60 flex-col overflow-y-auto text-table">
          {load.data.refused.map((row) => (
            <li key={`${row.line}${row.column}`} className="border-line border-b py-1">
              {t('line')} {row.line}: {reasons(row.reason)}
              {row.value ? <span className="text-ink-2"> ({row.value})</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  );
}

export function EndAgent({ reference }: { reference: string }) {
  const t = useTranslations('agents');
  const router = useRouter();
  const end = useMutation(usePortal().agents.end.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <Button
      variant="quiet"
      size="small"
      busy={end.isPending}
      aria-label={`${t('end')}: ${reference}`}
      onClick={() => end.mutate({ reference })}
    >
      {t('end')}
    </Button>
  );
}
