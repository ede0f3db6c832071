import { duties, type Stage } from '@ringratt/rules';
import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { dutyWords } from '@/rules/duty-words';
import { MatrixRow } from './matrix-row';
import { isShown, type MatrixFilter, type MatrixView, stages } from './matrix-view';

/** With the room each has: the groups' columns stand under each other, group after group. */
const heads = {
  clause: 'w-16',
  duty: 'w-[24%]',
  responsible: 'w-[13%]',
  checks: 'w-21',
  told: 'w-19',
  how: '',
  by: 'w-20',
} as const;

/** The duties stage by stage; a stage with changes stands open. */
export function MatrixGroups({ view, filter }: { view: MatrixView; filter: MatrixFilter }) {
  return stages.map((stage) => <Group key={stage} stage={stage} view={view} filter={filter} />);
}

function Group({ stage, view, filter }: { stage: Stage; view: MatrixView; filter: MatrixFilter }) {
  const t = useTranslations('responsibility');
  const locale = useLocale();
  const { shown, matrix, revision, names, edits } = view;
  const { content, before, changed } = shown;
  const rows = duties.filter((duty) => duty.stage === stage && isShown(view, filter, duty.id));
  if (rows.length === 0) return null;
  const changes = rows.filter(({ id }) => changed.rows.includes(id)).length;
  return (
    <details open={filter !== 'all' || changes > 0 || before === null} className="group border-line border-b">
      <summary className="flex cursor-pointer list-none items-center gap-2 py-2 text-table">
        <ChevronRight aria-hidden="true" className="size-4 text-ink-3 group-open:rotate-90" />
        <strong>{t(`stages.${stage}`)}</strong>
        <span className="text-ink-2">{rows.length}</span>
        {before ? <span className="text-ink-2">{t('groupChanges', { count: changes })}</span> : null}
      </summary>
      <div className="overflow-x-auto">
        <table className="w-full min-w-192 table-fixed border-collapse max-md:block max-md:min-w-0">
          <caption className="sr-only">{t(`stages.${stage}`)}</caption>
          <thead className="max-md:sr-only">
            <tr className="border-line border-b text-left text-ink-2 text-label">
              {(Object.keys(heads) as (keyof typeof heads)[]).map((head) => (
                <th key={head} scope="col" className={`py-1.5 pr-3 font-medium first:pl-1 ${heads[head]}`}>
                  {t(head)}
                </th>
              ))}
              <th scope="col" className="w-18">
                <span className="sr-only">{t('edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody className="max-md:block">
            {rows.map(({ id }) => (
              <MatrixRow
                key={`${id}-${shown.revision}`}
                assignmentId={matrix.assignmentId}
                revision={revision}
                duty={{ id, ...dutyWords(id, locale) }}
                row={content.rows[id]}
                before={before && changed.rows.includes(id) ? before.rows[id] : null}
                names={names}
                edits={edits}
              />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
