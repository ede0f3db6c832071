import type { SaleItem } from '@ringratt/services';
import { Status, type StatusTone } from '@ringratt/ui';
import { useTranslations } from 'next-intl';

const tones: Record<SaleItem['state'], StatusTone> = {
  held: 'bad',
  recorded: 'waiting',
  offered: 'waiting',
  accepted: 'waiting',
  agreed: 'waiting',
  contracted: 'ok',
  declined: 'none',
  lapsed: 'none',
  withdrawn: 'none',
};

/** How far a sale has come. */
export function SaleStatus({ state, pill = false }: { state: SaleItem['state']; pill?: boolean }) {
  const t = useTranslations('sales.states');
  return (
    <Status tone={tones[state]} pill={pill}>
      {t(state)}
    </Status>
  );
}
