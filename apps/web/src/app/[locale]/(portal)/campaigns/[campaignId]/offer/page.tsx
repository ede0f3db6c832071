import { Facts } from '@ringratt/ui';
import { getLocale, getTranslations } from 'next-intl/server';
import { integer } from '@/format/numbers';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export default async function CampaignOfferPage({ params }: { params: Promise<{ campaignId: string }> }) {
  const [{ campaignId }, t, locale] = await Promise.all([params, getTranslations('offer'), getLocale()]);
  const { offer } = await orNotFound((await portal()).campaigns.get({ campaignId }));
  const { terms } = offer;
  const crowns = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '–' : t('crowns', { amount: integer(amount / 100, locale) });
  const months = (count: number | null | undefined) =>
    count === null || count === undefined ? '–' : t('months', { count });
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <h2 className="font-bold text-lead">{offer.name}</h2>
      <p className="text-ink-2">{terms.description}</p>
      <Facts
        rows={[
          { name: t('version'), value: String(offer.version) },
          { name: t('productKind'), value: offer.productKind },
          { name: t('monthlyPrice'), value: crowns(terms.monthlyPrice) },
          { name: t('oneTimePrice'), value: crowns(terms.oneTimePrice) },
          { name: t('bindingMonths'), value: months(terms.bindingMonths) },
          { name: t('noticeMonths'), value: months(terms.noticeMonths) },
          {
            name: t('fingerprint'),
            value: <code className="font-mono">{offer.fingerprint.match(/.{4}/g)?.join(' ')}</code>,
          },
        ]}
      />
      <p className="flex flex-wrap items-center gap-2 border-line border-t pt-4 text-ink-2 text-table">
        {t('identical')}
        <DutyChip duty="identical-offer" />
      </p>
    </div>
  );
}
