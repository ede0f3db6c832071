import { useTranslations } from 'next-intl';

const refusals = ['refused', 'silent', 'unknown', 'domain', 'account', 'taken'] as const;

/** What came of the way to the organization's provider and back, as the address tells it. */
export function ProviderAnswer({ answer }: { answer: string | undefined }) {
  const t = useTranslations('providerAnswer');
  if (answer === 'linked') {
    return (
      <p role="status" className="rounded-control bg-ok-fill px-4 py-3">
        {t('linked')}
      </p>
    );
  }
  const refusal = refusals.find((known) => known === answer);
  return refusal ? (
    <p role="alert" className="rounded-control bg-bad-fill px-4 py-3">
      {t(refusal)}
    </p>
  ) : null;
}
