'use client';

import { Button, CheckboxField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { DateField } from '@/dates/date-field';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { issueWords, problemIn, useProblemWords } from '@/session/problem-words';

const modes = ['manual', 'preview', 'progressive', 'predictive', 'automated'] as const;
type Mode = (typeof modes)[number];

/** What a refusal says of one field; of no field, what it says at all. */
function useFaults(error: unknown) {
  const t = useTranslations();
  const problem = useProblemWords();
  const issues = problemIn(error)?.issues ?? [];
  return {
    at: (path: string) => {
      const issue = issues.find((candidate) => candidate.path === path);
      return issue ? issueWords(t, issue) : undefined;
    },
    other: error && issues.length === 0 ? problem(error) : null,
  };
}

export function CapacityForm({
  assignmentId,
  agents,
  attemptsPerAgentHour,
  hopper,
}: {
  assignmentId: string;
  agents: number;
  attemptsPerAgentHour: number;
  hopper: number;
}) {
  const t = useTranslations();
  const router = useRouter();
  const save = useMutation(
    usePortal().assignments.setCapacity.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const faults = useFaults(save.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      assignmentId,
      agents: Number(form.get('agents')),
      attemptsPerAgentHour: Number(form.get('attemptsPerAgentHour')),
      hopper,
    });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        id="agents"
        name="agents"
        inputMode="numeric"
        label={t('assignments.agents')}
        defaultValue={agents}
        error={faults.at('agents')}
        errorPrefix={t('common.error')}
      />
      <TextField
        id="attemptsPerAgentHour"
        name="attemptsPerAgentHour"
        inputMode="numeric"
        label={t('assignments.pace')}
        defaultValue={attemptsPerAgentHour}
        error={faults.at('attemptsPerAgentHour')}
        errorPrefix={t('common.error')}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" busy={save.isPending}>
          {t('common.save')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {save.isSuccess ? t('assignments.saved') : faults.other}
        </span>
      </div>
    </form>
  );
}

export function DialingForm({
  assignmentId,
  declared,
}: {
  assignmentId: string;
  declared: readonly string[];
}) {
  const t = useTranslations();
  const router = useRouter();
  const [chosen, setChosen] = useState<Mode[]>(modes.filter((mode) => declared.includes(mode)));
  const declare = useMutation(
    usePortal().assignments.declareDialing.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const faults = useFaults(declare.error);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        declare.mutate({ assignmentId, modes: chosen });
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-ink-2 text-table">{t('assignments.dialingHint')}</legend>
        {modes.map((mode) => (
          <CheckboxField
            key={mode}
            id={`mode-${mode}`}
            label={t(`assignments.modes.${mode}`)}
            checked={chosen.includes(mode)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, mode] : chosen.filter((other) => other !== mode))
            }
          />
        ))}
      </fieldset>
      <div className="flex items-center gap-3">
        <Button type="submit" busy={declare.isPending}>
          {t('assignments.declare')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {declare.isSuccess ? t('assignments.saved') : (faults.at('modes') ?? faults.other)}
        </span>
      </div>
    </form>
  );
}

export function PresentedNumberForm({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations();
  const router = useRouter();
  const register = useMutation(
    usePortal().assignments.registerNumber.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const faults = useFaults(register.error);
  return (
    <form
      noValidate
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        const text = (name: string) => String(given.get(name) ?? '');
        register.mutate(
          {
            assignmentId,
            number: text('presentedNumber'),
            firstDay: text('firstDay') || undefined,
          },
          { onSuccess: () => form.reset() },
        );
      }}
    >
      <TextField
        id="presentedNumber"
        name="presentedNumber"
        type="tel"
        autoComplete="off"
        label={t('assignments.number')}
        placeholder="070-174 06 61"
        error={faults.at('number')}
        errorPrefix={t('common.error')}
      />
      <DateField
        id="firstDay"
        name="firstDay"
        label={t('assignments.firstDay')}
        optional={t('common.optional')}
        error={faults.at('firstDay')}
      />
      {/* Beside the fields, not their labels. */}
      <div className="flex flex-wrap items-center gap-3 sm:mt-6">
        <Button type="submit" busy={register.isPending}>
          <Plus aria-hidden="true" />
          {t('assignments.add')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {register.isSuccess ? t('assignments.numberSaved') : faults.other}
        </span>
      </div>
    </form>
  );
}

export function EndNumber({
  assignmentId,
  presentedNumberId,
}: {
  assignmentId: string;
  presentedNumberId: string;
}) {
  const t = useTranslations('assignments');
  const router = useRouter();
  const end = useMutation(
    usePortal().assignments.endNumber.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <Button
      variant="quiet"
      size="small"
      busy={end.isPending}
      onClick={() => end.mutate({ assignmentId, presentedNumberId })}
    >
      {t('endNumber')}
    </Button>
  );
}
