import type { Completions } from '@ringratt/services';
import { buttonLooks, Status } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation';
import { CompleteHeld } from './sale-acts';

/** What a held sale waits for, and what could let it go on: answer, reason, way out. */
export async function HeldSale({
  saleId,
  offerId,
  completions,
  own,
  maySend,
}: {
  saleId: string;
  offerId: string;
  completions: Completions;
  /** Whether the offer is the acting organization's to write. */
  own: boolean;
  maySend: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations('saleActs'), getLocale()]);
  const { missing, versions } = completions;
  const list = (items: Completions['missing']) => items.map(({ title }) => title[locale]).join(', ');
  return (
    <section className="flex flex-col gap-3 rounded-control bg-warn-fill px-5 py-4">
      <h2 className="font-bold text-lead">{t('held.title')}</h2>
      <p>{t('held.missing', { items: list(missing) })}</p>
      {versions.map((version) => {
        const why = version.differs
          ? t('held.differs')
          : version.missing.length > 0
            ? t('held.stillMissing', { items: list(version.missing) })
            : null;
        return (
          <div key={version.offerId} className="flex flex-wrap items-center justify-between gap-3">
            <span className="flex min-w-0 flex-col">
              <span className="font-medium">
                {t('held.version', { name: version.name, version: version.version })}
              </span>
              <Status tone={why ? 'none' : 'ok'}>
                <span className="whitespace-normal">{why ?? t('held.fits')}</span>
              </Status>
            </span>
            {why === null && maySend ? (
              <CompleteHeld saleId={saleId} offerId={version.offerId} version={version.version} />
            ) : null}
          </div>
        );
      })}
      {versions.length === 0 ? (
        own ? (
          <Link
            href={`/offers/new?from=${offerId}`}
            className={`${buttonLooks({ variant: 'primary' })} self-start`}
          >
            {t('held.newVersion')}
          </Link>
        ) : (
          <p>{t('held.askPrincipal')}</p>
        )
      ) : null}
    </section>
  );
}
