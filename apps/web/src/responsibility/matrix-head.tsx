import { duties } from '@ringratt/rules';
import { buttonLooks, PageHead, Status } from '@ringratt/ui';
import { CalendarDays, Check, FileDown, PenLine } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { shortName } from '@/parties/party';
import type { MatrixView } from './matrix-view';

/** Which version this is, how it stands, and its file. */
export function MatrixHead({ view }: { view: MatrixView }) {
  const t = useTranslations('responsibility');
  const locale = useLocale();
  const { matrix, shown, isOpen, changes } = view;
  const filled = duties.filter(({ id }) => shown.content.rows[id].responsible !== null).length;
  return (
    <PageHead
      title={t('matrixVersion', { version: shown.version })}
      beside={<VersionStatus view={view} />}
      facts={[
        <>
          <Check aria-hidden="true" />
          {t('filled', { filled, all: duties.length })}
        </>,
        <>
          <PenLine aria-hidden="true" />
          {shown.comparedWith === null
            ? t('first')
            : t('changes', { count: changes, version: shown.comparedWith })}
        </>,
        ...(isOpen
          ? [
              <>
                <CalendarDays aria-hidden="true" />
                {matrix.holds === null
                  ? t('nothingMeanwhile')
                  : t('appliesMeanwhile', { version: matrix.holds })}
              </>,
            ]
          : []),
      ]}
      actions={
        <a
          href={`/api/assignments/${matrix.assignmentId}/responsibility.pdf?version=${shown.version}&language=${locale}`}
          className={buttonLooks()}
        >
          <FileDown aria-hidden="true" />
          {t('pdf')}
        </a>
      }
    />
  );
}

function VersionStatus({ view }: { view: MatrixView }) {
  const t = useTranslations('responsibility');
  const { shown, isOpen, complete, ourTurn, standing, other } = view;
  if (!isOpen)
    return (
      <Status tone={shown.state === 'signed' ? 'ok' : 'none'} pill>
        {t(`state.${shown.state}`)}
      </Status>
    );
  const ours = standing.length === 0 ? 'waitsForBoth' : 'waitsForYou';
  return (
    <Status tone="waiting" pill icon={<PenLine aria-hidden="true" />}>
      {!complete ? t('incomplete') : ourTurn ? t(ours) : t('waitsForOther', { party: shortName(other.name) })}
    </Status>
  );
}
