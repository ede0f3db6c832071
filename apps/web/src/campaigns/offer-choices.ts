import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { portal } from '@/session/portal';
import type { OfferChoice } from './campaign-form';

/** The offers a campaign may have, newest first; its own is among them however old it is. */
export async function offerChoices(
  call: Awaited<ReturnType<typeof portal>>,
  own?: { id: string; name: string; version: number },
): Promise<OfferChoice[]> {
  const [{ items }, t] = await Promise.all([call.offers.list({ limit: 200 }), getTranslations('offers')]);
  const all = own && !items.some((offer) => offer.id === own.id) ? [own, ...items] : items;
  return all.map(({ id, name, version }) => ({ id, label: `${name}, ${t('versionOf', { version })}` }));
}
