import { Section } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { NamesForm } from './matrix-acts';
import type { MatrixView } from './matrix-view';

/** The list suppliers and subcontractors that the parties have named (section 6). */
export function MatrixNames({ view: { matrix, shown, edits, revision } }: { view: MatrixView }) {
  const t = useTranslations('responsibility');
  const { content } = shown;
  const said = (names: string[] | null) =>
    names === null ? t('noneStated') : names.length === 0 ? t('noneExist') : names.join(', ');
  return (
    <Section title={t('names')}>
      {edits ? (
        <NamesForm
          key={shown.revision}
          assignmentId={matrix.assignmentId}
          revision={revision}
          listSuppliers={content.listSuppliers}
          subcontractors={content.subcontractors}
        />
      ) : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-table">
          {(['listSuppliers', 'subcontractors'] as const).map((kind) => (
            <div key={kind} className="contents">
              <dt className="text-ink-2">{t(kind)}</dt>
              <dd>{said(content[kind])}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
