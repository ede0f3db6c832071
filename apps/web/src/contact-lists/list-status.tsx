import type { ContactListState } from '@ringratt/services';
import { Status, type StatusTone } from '@ringratt/ui';
import { useTranslations } from 'next-intl';

const tones: Record<ContactListState, StatusTone> = {
  uploaded: 'waiting',
  importing: 'waiting',
  imported: 'waiting',
  planning: 'waiting',
  planned: 'ok',
  failed: 'bad',
  undone: 'none',
};

export function ListStatus({ state, pill = false }: { state: ContactListState; pill?: boolean }) {
  const t = useTranslations('lists.states');
  return (
    <Status tone={tones[state]} pill={pill}>
      {t(state)}
    </Status>
  );
}
