import { useTranslations } from 'next-intl';
import { Asked, useRequirement } from './asked';
import { EntryPart } from './entry-part';
import { atHand, saidAtStart } from './sale-entry';
import type { EntryForm } from './use-sale-entry';

/** What was said at the start, and what the agent had at hand (4.1). */
export function SaidParts({ form, redial }: { form: EntryForm; redial: boolean }) {
  const t = useTranslations('saleForm');
  const said = useRequirement();
  return (
    <>
      <EntryPart title={t('start')} lead={t('knownLead')} chip="identification">
        <div className="flex flex-col">
          {saidAtStart.map((name) => (
            <Asked key={name} form={form} path={`said.${name}`} legend={said('identification', name)} />
          ))}
          <Asked form={form} path="askedToContinue" legend={said('permission-to-continue', 'asked')} />
        </div>
      </EntryPart>
      <EntryPart title={t('atHand')} chip="disclosure-on-request">
        <div className="flex flex-col">
          {atHand.map((name) => (
            <Asked
              key={name}
              form={form}
              path={`atHand.${name}`}
              legend={said('disclosure-on-request', name)}
            />
          ))}
          {redial ? (
            <Asked
              form={form}
              path="atHand.silentCallBefore"
              legend={said('disclosure-on-request', 'silentCallBefore')}
            />
          ) : null}
        </div>
      </EntryPart>
    </>
  );
}
