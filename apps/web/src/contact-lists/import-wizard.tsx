'use client';

import type { ContactListPreview } from '@ringratt/services';
import { Button, describedBy, ErrorSummary, Field } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FileChoice } from '@/forms/file-choice';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { issueWords, problemIn, useProblemWords } from '@/session/problem-words';
import { ColumnsStep } from './columns-step';
import type { ImportDraft, ImportPlace } from './import-draft';
import { SourceStep } from './source-step';
import { WizardSteps } from './wizard-steps';

const steps = ['file', 'columns', 'source', 'check', 'done'] as const;
type Fault = { id: string; text: ReactNode };

const listName = (file: File) => file.name.replace(/\.[^.]+$/, '');

/** Columns that are guessed anew. */
const noColumns = { numberColumn: undefined, nameColumn: undefined, birthColumn: undefined };

/** Columns as a form holds them: the empty choice is none. */
function columnsOf(found: ContactListPreview) {
  const choice = (column: number | null) => (column === null ? '' : String(column));
  return {
    numberColumn: choice(found.numberColumn),
    nameColumn: choice(found.nameColumn),
    birthColumn: choice(found.birthColumn),
  };
}

/** File → columns → address source → check; done is the list's own page. The file stays in the browser until then. */
export function ImportWizard({
  campaignId,
  campaignName,
  places,
}: {
  campaignId: string;
  campaignName: string;
  places: readonly ImportPlace[];
}) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const [step, setStep] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const [draft, setDraft] = useState<ImportDraft>({
    assignmentId: places[0]!.assignmentId,
    name: '',
    addressSource: '',
  });
  const [faults, setFaults] = useState<Fault[]>([]);

  const refuse = (error: unknown) => {
    const issues = problemIn(error)?.issues ?? [];
    setFaults(
      issues.length > 0
        ? issues.map((issue) => ({
            id: issue.path === 'content' || issue.path === 'fileName' ? 'file' : issue.path,
            text: issueWords(t, issue),
          }))
        : [{ id: '', text: problem(error) }],
    );
  };
  const form = (changes: Partial<ImportDraft> = {}) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...draft, ...changes, campaignId }))
      if (value !== undefined) data.set(name, value);
    if (file) data.set('file', file);
    return data;
  };
  const preview = useMutation(
    portal.contactLists.preview.mutationOptions({ onError: refuse, onSuccess: () => setFaults([]) }),
  );
  const importing = useMutation(
    portal.contactLists.import.mutationOptions({
      onError: (error) => {
        refuse(error);
        const path = problemIn(error)?.issues[0]?.path;
        if (path === 'content') setStep(0);
        else if (path === 'numberColumn' || path === 'encoding') setStep(1);
        else if (path) setStep(2);
      },
      onSuccess: (id) => router.push(`/contact-lists/${id}`),
    }),
  );

  /** Another file is another list: nothing that was read out of the first holds for it. */
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setDraft(({ assignmentId, addressSource, name }) => ({
      assignmentId,
      addressSource,
      name: file && name === listName(file) ? '' : name,
    }));
  };
  const look = async (changes: Partial<ImportDraft>) => {
    const read = { ...changes, ...('delimiter' in changes && noColumns) };
    setDraft((now) => ({ ...now, ...read }));
    const found = await preview.mutateAsync(form(read)).catch(() => null);
    if (found) setDraft((now) => ({ ...now, ...columnsOf(found) }));
  };
  const openFile = async () => {
    if (!file) return setFaults([{ id: 'file', text: t('issues.required') }]);
    const found = await preview.mutateAsync(form({})).catch(() => null);
    if (!found) return;
    setDraft((now) => ({
      ...now,
      encoding: found.encoding,
      delimiter: found.delimiter,
      ...columnsOf(found),
      name: now.name || listName(file),
    }));
    setStep(1);
  };
  const leaveColumns = () => {
    if (draft.numberColumn === undefined || draft.numberColumn === '')
      return setFaults([{ id: 'numberColumn', text: t('issues.noNumberColumn') }]);
    if (!preview.data?.numbered[Number(draft.numberColumn)])
      return setFaults([{ id: 'numberColumn', text: t('issues.noNumbers') }]);
    setFaults([]);
    setStep(2);
  };
  const leaveSource = () => {
    const missing = (['name', 'addressSource'] as const).filter((name) => draft[name].trim() === '');
    setFaults(missing.map((name) => ({ id: name, text: t('issues.required') })));
    if (missing.length === 0) setStep(3);
  };
  const go = [openFile, leaveColumns, leaveSource, () => importing.mutate(form())][step]!;
  const busy = preview.isPending || importing.isPending || importing.isSuccess;
  const faultAt = (id: string) => faults.find((fault) => fault.id === id)?.text;
  const center = places.find((place) => place.assignmentId === draft.assignmentId)?.center ?? '';

  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void go();
      }}
    >
      <WizardSteps
        names={steps.map((name) => t(`lists.steps.${name}`))}
        current={step}
        label={t('lists.steps.label')}
      />
      <ErrorSummary
        pagePrefix={t('common.error')}
        title={t('common.formErrors', { count: faults.length })}
        errors={faults.map(({ id, text }) => (id ? { id, text } : { text }))}
      />
      {step === 0 ? (
        <Field
          id="file"
          label={t('lists.file')}
          hint={t('lists.fileHint')}
          error={faultAt('file')}
          errorPrefix={t('common.error')}
        >
          <FileChoice
            id="file"
            accept=".csv,.txt,text/csv,text/plain"
            {...describedBy('file', { hint: true, error: faultAt('file') })}
            onChoose={choose}
            chosen={file?.name}
          />
        </Field>
      ) : null}
      {step === 1 && preview.data ? (
        <ColumnsStep
          preview={preview.data}
          draft={draft}
          busy={preview.isPending}
          faultAt={faultAt}
          onLook={look}
          onChange={(changes) => setDraft((now) => ({ ...now, ...changes }))}
        />
      ) : null}
      {step === 2 ? (
        <SourceStep
          places={places}
          draft={draft}
          faultAt={faultAt}
          onChange={(changes) => setDraft((now) => ({ ...now, ...changes }))}
        />
      ) : null}
      {step === 3 ? (
        <p className="text-body">
          {t('lists.checkText', { file: file?.name ?? '', campaign: campaignName, center })}
        </p>
      ) : null}
      <div className="flex gap-2">
        {step > 0 ? (
          <Button
            disabled={busy}
            onClick={() => {
              setFaults([]);
              setStep(step - 1);
            }}
          >
            {t('lists.back')}
          </Button>
        ) : null}
        <Button type="submit" variant="primary" busy={busy}>
          {step === 3 ? t('lists.submit') : t('lists.next')}
        </Button>
      </div>
    </form>
  );
}
