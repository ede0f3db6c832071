import { useLocale, useTranslations } from 'next-intl';
import { dutyWords } from '@/rules/duty-words';
import type { MatrixView } from './matrix-view';

/** What an open version lacks before it can be signed. */
export function MatrixMissing({ view: { shown, isOpen, complete } }: { view: MatrixView }) {
  const t = useTranslations('responsibility');
  const locale = useLocale();
  if (complete || !isOpen) return null;
  const lacks = shown.missing.map((id) =>
    id === 'listSuppliers' || id === 'subcontractors' ? t(id) : dutyWords(id, locale).title,
  );
  return (
    <p className="rounded-control bg-warn-fill px-4 py-3 text-table">
      <strong className="text-warn">{t('missing')}:</strong> {lacks.join(', ')}
    </p>
  );
}
