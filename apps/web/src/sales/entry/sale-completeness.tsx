import { judgeSale, type SaleFacts } from '@ringratt/rules';
import type { OfferToSell } from '@ringratt/services';
import { Status } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { DutyChip } from '@/rules/duty-chip';
import { dutyWords } from '@/rules/duty-words';

/** What of the call alone decides: the rest comes later, and is due by its own times. */
const ofTheCall: readonly string[] = [
  'withdrawal-information',
  'read-back',
  'recording',
  'written-acceptance',
];
const tones = { compliant: 'ok', breach: 'bad', undetermined: 'unknown' } as const;

/** What is on record of a sale by its regime, and what is not, as the same rules will find it when it is kept. */
export function SaleCompleteness({
  facts,
  missing,
  oral,
}: {
  facts: SaleFacts | null;
  missing: OfferToSell['missing'];
  oral: boolean;
}) {
  const t = useTranslations('saleForm');
  const states = useTranslations('sales');
  const locale = useLocale();
  const findings = (facts ? judgeSale(facts) : []).filter(
    ({ duty, outcome, reasons }) =>
      ofTheCall.includes(duty) &&
      outcome !== 'notApplicable' &&
      // That there is no written answer yet is no lack of the call's.
      (duty !== 'written-acceptance' || reasons.some(({ requirement }) => requirement === 'toldVoid')),
  );
  return (
    <div className="flex flex-col gap-5" aria-live="polite">
      <h2 className="font-bold text-lead">{t('complete')}</h2>
      {facts ? <p className="-mt-3 text-ink-2 text-table">{states(`regimes.${facts.regime}`)}</p> : null}
      <ul className="flex flex-col gap-4">
        {findings.map(({ duty, outcome, reasons }) => (
          <li key={duty} className="flex flex-col gap-1 text-table">
            <span className="flex flex-wrap items-center gap-2">
              <Status tone={tones[outcome as keyof typeof tones]}>
                {t(`outcomes.${outcome as keyof typeof tones}`)}
              </Status>
              <span className="font-medium">{dutyWords(duty, locale).title}</span>
              <DutyChip duty={duty} />
            </span>
            {outcome === 'compliant'
              ? null
              : reasons.map(({ requirement, text }) => (
                  <span key={requirement} className="text-ink-2">
                    {text[locale]}
                  </span>
                ))}
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <div className="flex flex-col gap-1.5 rounded-control bg-warn-fill px-4 py-3 text-table">
          <p className="font-medium">{t(oral ? 'missingOral' : 'missing')}</p>
          <ul className="list-disc pl-5">
            {missing.map(({ id, title }) => (
              <li key={id}>{title[locale]}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="text-ink-2 text-table">{t(oral ? 'thenOral' : 'then')}</p>
    </div>
  );
}
