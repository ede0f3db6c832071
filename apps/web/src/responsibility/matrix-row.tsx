'use client';

import { Button, PartyMark, SelectField, Status, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { shortName } from '@/parties/party';
import { DutyChip } from '@/rules/duty-chip';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

const sides = ['principal', 'contactCenter', 'both'] as const;
type Side = (typeof sides)[number];
const dueWords = [
  'asTheGuidelinesSay',
  'beforeStart',
  'ongoing',
  'sameDay',
  'nextWorkingDay',
  'threeWorkingDays',
  'fiveWorkingDays',
  'weekly',
  'monthly',
  'yearly',
] as const;

interface MatrixCells {
  responsible: Side | null;
  checks: Side | null;
  told: Side | null;
  how: string;
  by: (typeof dueWords)[number];
}

interface MatrixRowProps {
  assignmentId: string;
  /** The open version's revision; null where editing opens the next version. */
  revision: number | null;
  duty: { id: string; title: string };
  row: MatrixCells;
  /** The row of the version compared with, where it differs. */
  before: MatrixCells | null;
  names: { principal: string; contactCenter: string };
  edits: boolean;
}

/** One duty of the matrix: read, with what it was before struck above, and edited in place. */
export function MatrixRow({ assignmentId, revision, duty, row, before, names, edits }: MatrixRowProps) {
  const t = useTranslations('responsibility');
  const [editing, setEditing] = useState(false);
  const marks = (side: Side | null, named: boolean) => {
    if (side === null) return <span className="text-ink-3">–</span>;
    const shown = side === 'both' ? (['principal', 'contactCenter'] as const) : [side];
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        {shown.map((one) => (
          <PartyMark
            key={one}
            shape={one === 'principal' ? 'square' : 'circle'}
            letter={names[one].slice(0, 1).toUpperCase()}
            {...(named ? {} : { label: names[one] })}
          />
        ))}
        {named ? (side === 'both' ? t('both') : shortName(names[side]).split(' ')[0]) : null}
      </span>
    );
  };
  const how = (cells: MatrixCells) => cells.how || t('asGuidelines');
  const cell = (
    field: keyof MatrixCells,
    draw: (cells: MatrixCells) => React.ReactNode,
    label: string,
    strong = false,
  ) => {
    const changed = before !== null && before[field] !== row[field];
    return (
      <td className="py-2 pr-3 align-middle max-md:grid max-md:grid-cols-[7rem_minmax(0,1fr)] max-md:py-1">
        <span aria-hidden="true" className="hidden text-ink-2 max-md:block">
          {label}
        </span>
        <span className="flex flex-col [overflow-wrap:anywhere]">
          {changed ? (
            <del className="text-ink-2 text-label">
              <span className="sr-only">{t('was')}: </span>
              {draw(before)}
            </del>
          ) : null}
          <span className={changed || strong ? 'font-bold' : undefined}>{draw(row)}</span>
        </span>
      </td>
    );
  };
  return (
    <>
      <tr
        className={`border-line border-b text-table max-md:flex max-md:flex-col max-md:py-2 ${before ? 'bg-soft' : ''}`}
      >
        <td className="w-14 py-2 pr-3 pl-1 align-middle max-md:py-1">
          <DutyChip duty={duty.id} />
        </td>
        <th scope="row" className="py-2 pr-3 text-left align-middle font-bold max-md:py-1">
          {duty.title}
        </th>
        {cell('responsible', ({ responsible }) => marks(responsible, true), t('responsible'))}
        {cell('checks', ({ checks }) => marks(checks, false), t('checks'))}
        {cell('told', ({ told }) => marks(told, false), t('told'))}
        {cell('how', how, t('how'))}
        {cell('by', ({ by }) => t(`due.${by}`), t('by'))}
        <td className="py-1.5 pr-1 text-right align-middle max-md:text-left">
          <span className="inline-flex flex-col items-end gap-1 max-md:flex-row max-md:items-center">
            {before ? (
              <span className="inline-flex items-center gap-1 font-medium text-accent [&_svg]:size-4">
                <PenLine aria-hidden="true" />
                {t('changedMark')}
              </span>
            ) : null}
            {row.responsible === null ? <Status tone="waiting">{t('missing')}</Status> : null}
            {edits ? (
              <Button
                variant="quiet"
                size="small"
                aria-expanded={editing}
                aria-label={`${t('edit')}: ${duty.title}`}
                onClick={() => setEditing(!editing)}
              >
                {t('edit')}
              </Button>
            ) : null}
          </span>
        </td>
      </tr>
      {editing ? (
        <tr className="border-line border-b bg-sunken">
          <td colSpan={8} className="p-4 max-md:block">
            <RowForm {...{ assignmentId, revision, duty, row, names }} done={() => setEditing(false)} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function RowForm({
  assignmentId,
  revision,
  duty,
  row,
  names,
  done,
}: Pick<MatrixRowProps, 'assignmentId' | 'revision' | 'duty' | 'row' | 'names'> & { done: () => void }) {
  const t = useTranslations('responsibility');
  const router = useRouter();
  const problem = useProblemWords();
  const propose = useMutation(
    usePortal().responsibility.propose.mutationOptions({
      onSuccess: () => {
        router.refresh();
        done();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const side = (name: string) => (String(form.get(name) ?? '') || null) as Side | null;
    const cells: MatrixCells = {
      responsible: side('responsible'),
      checks: side('checks'),
      told: side('told'),
      how: String(form.get('how') ?? ''),
      by: String(form.get('by')) as MatrixCells['by'],
    };
    propose.mutate({ assignmentId, revision, rows: { [duty.id]: cells } });
  };
  const choice = (name: 'responsible' | 'checks' | 'told') => (
    <SelectField id={`${duty.id}-${name}`} name={name} label={t(name)} defaultValue={row[name] ?? ''}>
      <option value="">{t('nobody')}</option>
      {sides.map((side) => (
        <option key={side} value={side}>
          {side === 'both' ? t('both') : names[side]}
        </option>
      ))}
    </SelectField>
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid grid-cols-5 gap-3 max-lg:grid-cols-2 max-sm:grid-cols-1">
        {choice('responsible')}
        {choice('checks')}
        {choice('told')}
        <TextField id={`${duty.id}-how`} name="how" label={t('how')} defaultValue={row.how} maxLength={300} />
        <SelectField id={`${duty.id}-by`} name="by" label={t('by')} defaultValue={row.by}>
          {dueWords.map((word) => (
            <option key={word} value={word}>
              {t(`due.${word}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={propose.isPending}>
          {t('save')}
        </Button>
        <Button onClick={done}>{t('cancel')}</Button>
        {propose.error ? (
          <p role="alert" className="text-bad text-table">
            {problem(propose.error)}
          </p>
        ) : null}
      </div>
    </form>
  );
}
