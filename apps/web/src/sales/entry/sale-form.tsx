'use client';

import type { SaleDraft } from '@ringratt/services';
import { Button, buttonLooks, ErrorSummary } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { ConsumerPart } from './consumer-part';
import { ReadBackPart } from './read-back-part';
import { RecordingPart } from './recording-part';
import { SaidParts } from './said-parts';
import { SaleCompleteness } from './sale-completeness';
import { factsOf, soldOf } from './sale-entry';
import { SoldPart } from './sold-part';
import { useSaleEntry } from './use-sale-entry';
import { WrittenParts } from './written-parts';

interface SaleFormProps {
  call: SaleDraft;
  /** The call's own local day, on which times without a date lie. */
  dayOfCall: string;
  now: number;
}

/** A sale from one call, written down by the contact center: what the same report over the API says. */
export function SaleForm({ call, dayOfCall, now }: SaleFormProps) {
  const t = useTranslations();
  const { form, busy, submit, summary, recordedTwice } = useSaleEntry(call, dayOfCall);
  const offer = soldOf(form.entry, call.offers);
  const oral = offer?.regime === 'exempt';
  // The same words at several fields: on top each says whose they are.
  const named: Readonly<Record<string, string>> = {
    'consumer.name': t('saleForm.name'),
    'consumer.email': t('saleForm.email'),
    'consumer.address': t('saleForm.address'),
    'recording.consentAskedAt': t('saleForm.consentAskedAt'),
    'recording.startedAt': t('saleForm.recordingStartedAt'),
    'recording.consentConfirmedAt': t('saleForm.consentConfirmedAt'),
  };
  const errors = summary.errors.map((fault) =>
    fault.id && named[fault.id] ? { ...fault, text: `${named[fault.id]}: ${fault.text}` } : fault,
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_320px]"
      aria-label={t('saleForm.title')}
    >
      <div className="flex min-w-0 flex-col gap-8">
        {errors.length > 0 ? (
          <div className="flex flex-col gap-2">
            <ErrorSummary {...summary} errors={errors} />
            {recordedTwice ? (
              <Link href={`/sales/new?number=${encodeURIComponent(call.number)}`} className={buttonLooks()}>
                {t('saleForm.toCalls')}
              </Link>
            ) : null}
          </div>
        ) : null}
        <ConsumerPart form={form} oral={oral} />
        <SoldPart form={form} call={call} />
        <SaidParts form={form} redial={call.redial} />
        {oral ? <ReadBackPart form={form} /> : <WrittenParts form={form} />}
        <RecordingPart form={form} recorded={call.recorded} oral={oral} />
        <div className="flex flex-wrap items-center gap-3 border-line border-t pt-5">
          <Button type="submit" variant="primary" busy={busy}>
            {t('saleForm.submit')}
          </Button>
          <Link href="/sales" className={buttonLooks({ variant: 'quiet' })}>
            {t('common.cancel')}
          </Link>
        </div>
      </div>
      <aside
        aria-label={t('saleForm.complete')}
        className="min-w-0 lg:sticky lg:top-6 lg:self-start lg:border-line lg:border-l lg:pl-8"
      >
        <SaleCompleteness
          facts={factsOf(form.entry, call, dayOfCall, now)}
          missing={offer?.missing ?? []}
          oral={oral}
        />
      </aside>
    </form>
  );
}
