import { type Membership, maySign, shownFingerprint } from '@ringratt/services';
import { Section, Status } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { clock, longDate } from '@/format/instants';
import { Party } from '@/parties/party';
import { SignForm } from './matrix-acts';
import type { MatrixView } from './matrix-view';

/** The one fingerprint that both sign, who has, and the reader's own turn. */
export function MatrixSigning({ view, membership }: { view: MatrixView; membership: Membership | null }) {
  const t = useTranslations('responsibility');
  const locale = useLocale();
  const { matrix, shown, isOpen, names, standing, voided } = view;
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  return (
    <Section title={t('signing', { version: shown.version })}>
      <p className="text-ink-2 text-table">{t('sameFingerprint')}</p>
      <p className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-2 text-label">
        <span className="text-ink-2">{t('fingerprint')}</span>
        <code title={shown.fingerprint}>{shownFingerprint(shown.fingerprint)}</code>
      </p>
      <ul className="flex flex-col">
        {(['principal', 'contactCenter'] as const).map((side) => {
          const signature = standing.find((one) => one.side === side);
          return (
            <li
              key={side}
              className="flex items-start justify-between gap-3 border-line border-b py-3 text-table"
            >
              <span className="flex min-w-0 flex-col">
                <strong>
                  <Party side={side} name={names[side]} />
                </strong>
                {signature ? (
                  <span className="text-ink-2">
                    {signature.personName}, {at(signature.at)}
                  </span>
                ) : null}
              </span>
              {signature ? (
                <Status tone="ok">{t('signed')}</Status>
              ) : (
                <Status tone="waiting">{t(matrix.sides.includes(side) ? 'yourTurn' : 'waiting')}</Status>
              )}
            </li>
          );
        })}
      </ul>
      {voided.map((one) => (
        <p key={`${one.side}${one.at}`} className="rounded-control bg-warn-fill px-3 py-2 text-table">
          {t('void', { name: one.personName, at: at(one.at) })}
        </p>
      ))}
      <OwnTurn view={view} membership={membership} />
      {isOpen ? (
        <p className="text-ink-2 text-table">
          {matrix.holds === null ? t('nothingMeanwhile') : t('appliesMeanwhile', { version: matrix.holds })}
        </p>
      ) : null}
    </Section>
  );
}

function OwnTurn({ view, membership }: { view: MatrixView; membership: Membership | null }) {
  const t = useTranslations('responsibility');
  const { matrix, shown, ourTurn, complete, changes } = view;
  if (!ourTurn) return null;
  if (!complete) return <p className="text-ink-2 text-table">{t('completeFirst')}</p>;
  const signs =
    membership && maySign({ kind: 'person', personId: '', role: membership.role, signs: membership.signs });
  if (!signs) return <p className="text-ink-2 text-table">{t('mayNotSign')}</p>;
  return (
    <SignForm
      key={shown.fingerprint}
      assignmentId={matrix.assignmentId}
      version={shown.version}
      fingerprint={shown.fingerprint}
      changes={changes}
    />
  );
}
