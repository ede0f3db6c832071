import { Section } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { shortDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { SaveTemplate, WithdrawVersion } from './matrix-acts';
import { type MatrixView, matrixHref } from './matrix-view';

/** Every version with its day, and what may be done with the one that is read. */
export function MatrixHistory({ view: { matrix, shown, isOpen, writes } }: { view: MatrixView }) {
  const t = useTranslations('responsibility');
  const locale = useLocale();
  const { assignmentId, sides } = matrix;
  return (
    <Section title={t('history')} className="border-line border-t pt-4">
      <ul className="flex flex-col gap-2 text-table">
        {matrix.versions.map((one) => (
          <li key={one.version} className="flex items-baseline justify-between gap-3">
            <Link
              href={matrixHref(assignmentId, { version: one.version })}
              aria-current={one.version === shown.version ? 'page' : undefined}
              className="aria-[current=page]:font-bold hover:underline"
            >
              {one.version} · {t(`state.${one.state}`)}
            </Link>
            <span className="shrink-0 text-ink-2">{shortDate(one.signedAt ?? one.createdAt, locale)}</span>
          </li>
        ))}
      </ul>
      {shown.comparedWith === null ? null : (
        <p className="text-ink-2 text-table">{t('compare', { version: shown.comparedWith })}</p>
      )}
      {writes && isOpen && sides.includes(shown.openedBy) ? (
        <WithdrawVersion assignmentId={assignmentId} version={shown.version} />
      ) : null}
      {writes && sides.includes('principal') ? <SaveTemplate assignmentId={assignmentId} /> : null}
    </Section>
  );
}
