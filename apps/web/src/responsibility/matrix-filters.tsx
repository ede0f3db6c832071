import { PartyMark, Segments, segmentLooks } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { countOf, type MatrixFilter, type MatrixView, matrixFilters, matrixHref } from './matrix-view';

/** Which rows are looked at, and whose mark is whose. */
export function MatrixFilters({
  view,
  filter,
  version,
}: {
  view: MatrixView;
  filter: MatrixFilter;
  /** The version that was asked for, if one was. */
  version: number | undefined;
}) {
  const t = useTranslations('responsibility');
  const { matrix, names } = view;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Segments label={t('views')}>
        {matrixFilters.map((one) => (
          <Link
            key={one}
            href={matrixHref(matrix.assignmentId, { version, show: one })}
            aria-current={filter === one ? 'true' : undefined}
            className={segmentLooks}
          >
            {t(one)} <span className="pl-1.5 text-ink-2">{countOf(view, one)}</span>
          </Link>
        ))}
      </Segments>
      <ul className="flex flex-wrap gap-4 text-ink-2 text-table">
        <li className="flex items-center gap-1.5">
          <PartyMark shape="square" letter={names.principal.slice(0, 1)} />
          {t('principal')}
        </li>
        <li className="flex items-center gap-1.5">
          <PartyMark shape="circle" letter={names.contactCenter.slice(0, 1)} />
          {t('contactCenter')}
        </li>
      </ul>
    </div>
  );
}
